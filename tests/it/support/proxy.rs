//! A line to a PostgreSQL that breaks as it is told: TCP on one side, the cluster's socket on the other.
use std::{path::PathBuf, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream, UnixStream},
    sync::watch,
    task::JoinHandle,
    time::sleep,
};

/// How the line behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// As it should.
    Whole,
    /// Each piece takes so long.
    Slow(Duration),
    /// Nothing gets through, and nobody is told; what was sent arrives once it is whole again.
    Silent,
    /// Every connection is closed, new ones at once.
    Cut,
    /// The connections that there are stay silent for good; new ones are whole. The number tells one such moment from
    /// another.
    HalfOpen(u32),
}

pub struct Proxy {
    line: watch::Sender<Line>,
    taking: JoinHandle<()>,
}

impl Proxy {
    /// In front of a cluster's socket, by the address of one of its databases (`postgres://…/name?host=FOLDER`).
    pub async fn before(url: &str) -> (Self, String) {
        let (address, folder) = url.split_once("?host=").expect("a cluster of the tests");
        let name = address.rsplit_once('/').expect("a database's address").1;
        let socket = PathBuf::from(folder).join(".s.PGSQL.5432");
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (line, told) = watch::channel(Line::Whole);
        let taking = tokio::spawn(async move {
            while let Ok((from, _)) = listener.accept().await {
                if *told.borrow() != Line::Cut {
                    tokio::spawn(carry(from, socket.clone(), told.clone()));
                }
            }
        });
        (Self { line, taking }, format!("postgres://postgres@127.0.0.1:{port}/{name}?sslmode=disable"))
    }

    pub fn is(&self, line: Line) {
        self.line.send_replace(line);
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.line.send_replace(Line::Cut);
        self.taking.abort();
    }
}

async fn carry(from: TcpStream, socket: PathBuf, mut line: watch::Receiver<Line>) {
    let Ok(to) = UnixStream::connect(socket).await else { return };
    let begun = *line.borrow_and_update();
    let (mut in_read, mut in_write) = from.into_split();
    let (mut out_read, mut out_write) = to.into_split();
    let (there, back) = (line.clone(), line.clone());
    let carried = async {
        tokio::select! {
            () = pass(&mut in_read, &mut out_write, there, begun) => {}
            () = pass(&mut out_read, &mut in_write, back, begun) => {}
        }
    };
    let cut = async {
        drop(line.wait_for(|line| *line == Line::Cut).await);
    };
    tokio::select! {
        () = carried => {}
        () = cut => {}
    }
}

/// Carries one way until either end goes.
async fn pass(
    from: &mut (impl AsyncReadExt + Unpin),
    to: &mut (impl AsyncWriteExt + Unpin),
    mut line: watch::Receiver<Line>,
    begun: Line,
) {
    let mut piece = vec![0; 16 * 1024];
    loop {
        let read = match from.read(&mut piece).await {
            Ok(0) | Err(_) => return,
            Ok(read) => read,
        };
        let open = line.wait_for(|line| *line != Line::Silent).await.map(|line| *line);
        match open {
            Ok(Line::Slow(pause)) => sleep(pause).await,
            Ok(half @ Line::HalfOpen(_)) if half != begun => std::future::pending().await,
            Ok(_) => {}
            Err(_) => return,
        }
        if to.write_all(&piece[..read]).await.is_err() {
            return;
        }
    }
}
