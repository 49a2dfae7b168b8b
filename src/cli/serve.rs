use super::{Failure, house};
use crate::{
    accounts,
    audit::{EACH_HOUR, Keeper},
    call::{Errands, House},
    db::Db,
    live::{Hub, Live},
    mail::{Mailer, Post},
    settings::Settings,
    web::{self, Door, figures, server},
};
use futures_util::future::OptionFuture;
use std::{future::pending, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    time::timeout,
};

/// Connections that may be open at once on the address of the figures.
const FIGURES_CONNECTIONS: usize = 16;
/// How long those who follow what changes may take to be told that the process ends.
const LIVE_MAX: Duration = Duration::from_secs(8);
/// How long the database may take to be closed.
const CLOSE_MAX: Duration = Duration::from_secs(1);

/// `amis serve`
pub(super) async fn run(settings: &Settings) -> Result<(), Failure> {
    let ports = Ports::bind(settings).await?;
    println!("The data is in {}.", house::place(&settings.database));
    let house = house::open_or_begin(settings).await?;
    serve(settings, ports, house, |_| ()).await
}

/// The addresses of a server, and its way out for mail. They are taken before anything else is done: a start that can't
/// serve must change nothing.
#[derive(Debug)]
pub(super) struct Ports {
    requests: TcpListener,
    figures: Option<TcpListener>,
    post: Option<Post>,
}

impl Ports {
    pub(super) async fn bind(settings: &Settings) -> Result<Self, Failure> {
        let post = settings.post().map_err(|e| Failure::new(e.to_string()))?;
        let requests = bind(settings.listen).await?;
        let figures = match settings.metrics.as_ref() {
            Some(address) => Some(bind(*address).await?),
            None => None,
        };
        Ok(Self { requests, figures, post })
    }
}

/// Serves a house; `greet` is told the address once it can be reached.
pub(super) async fn serve(
    settings: &Settings,
    Ports { requests: listener, figures, post }: Ports,
    house: Arc<House>,
    greet: impl FnOnce(SocketAddr),
) -> Result<(), Failure> {
    let figures = figures.map(|listener| (listener, figures::router(figures::install())));
    check_durable(&house.db, settings).await?;
    check_private(&house.db, settings.listen).await?;
    let door = Arc::new(Door::new(Arc::clone(&house), settings).map_err(Failure::new)?);
    if let Some((listener, router)) = figures {
        tokio::spawn(server::serve(listener, router, FIGURES_CONNECTIONS, pending()));
    }
    let heads =
        |file: &std::path::PathBuf| Keeper::start(&house.db, &house.clock, &house.secrets, file, EACH_HOUR);
    let keeper = settings.audit_head.as_ref().map(heads);
    let errands = Errands::start(&house);
    let (hub, live) = (Hub::of(&house), Live::start(&house));
    let mailer = post.map(|post| Mailer::start(&house, post));
    let address = listener.local_addr().unwrap_or(settings.listen);
    println!("AMìS answers at http://{address}/graphql");
    greet(address);
    let stopped = stopped()?;
    let stop = async {
        stopped.await;
        hub.stop();
    };
    let followers = async {
        hub.until_stopped().await;
        hub.ended(LIVE_MAX).await;
    };
    let served = server::serve(listener, web::router(door), settings.connections_max, stop);
    let (whole, ()) = tokio::join!(served, followers);
    drop((errands, live));
    let ended = (keeper.map(Keeper::stop), mailer.map(Mailer::stop));
    tokio::join!(OptionFuture::from(ended.0), OptionFuture::from(ended.1));
    drop(timeout(CLOSE_MAX, house.db.close()).await);
    if whole { Ok(()) } else { Err(Failure::new("stopped before every request was answered")) }
}

async fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|e| {
        Failure::new(format!("{address} can't be listened on: {e}; choose another with --listen"))
    })
}

async fn check_durable(db: &Db, settings: &Settings) -> Result<(), Failure> {
    let durable = db.durable().await;
    let durable = durable.map_err(|halt| Failure::new(format!("the database doesn't answer: {halt}")))?;
    if durable || settings.allow_unsafe_database {
        return Ok(());
    }
    Err(Failure::new(
        "the database may lose what it has acknowledged: set fsync, full_page_writes and synchronous_commit on, or \
         serve with --allow-unsafe-database",
    ))
}

/// Everybody knows the passwords of the demo network.
async fn check_private(db: &Db, address: SocketAddr) -> Result<(), Failure> {
    if address.ip().to_canonical().is_loopback() {
        return Ok(());
    }
    let demo = async {
        let mut conn = db.reader().await?;
        let demo = accounts::has_demo(&mut conn).await;
        conn.give_back().await;
        demo
    };
    let demo = demo.await.map_err(|halt| Failure::new(format!("the database doesn't answer: {halt}")))?;
    if demo {
        return Err(Failure::new(format!(
            "the database holds the demo network, whose passwords everybody knows, and {address} can be reached from \
             outside; serve it on 127.0.0.1, or begin another database with `amis user add --first`"
        )));
    }
    Ok(())
}

/// Ends when the process is told to stop, by a supervisor or from the keyboard.
fn stopped() -> Result<impl Future<Output = ()>, Failure> {
    let listen = |kind| signal(kind).map_err(|e| Failure::new(format!("signals can't be heard: {e}")));
    let (mut terminate, mut interrupt) = (listen(SignalKind::terminate())?, listen(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
