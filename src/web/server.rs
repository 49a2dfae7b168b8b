//! The loop that takes connections: so many at once, five seconds for a request's head, ten for a peer that
//! doesn't take its answer, and an orderly end.
use super::patient::Patient;
use axum::{Router, body::Body};
use hyper::body::Incoming;
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{conn::auto, graceful::GracefulShutdown},
    service::TowerToHyperService,
};
use std::{io, net::IpAddr, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{sleep, timeout},
};
use tower::ServiceExt;

/// How long a client may take for the head of a request, the wait for its next one included.
const HEAD_MAX: Duration = Duration::from_secs(5);
/// How long a peer may take nothing of its answer.
const WRITE_MAX: Duration = Duration::from_secs(10);
/// How long the requests under way may take once the server was told to stop.
const STOP_MAX: Duration = Duration::from_secs(8);
/// What a connection above the cap is told.
const TURNED_AWAY: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 1\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

/// The address at the other end of the connection that a request came by.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// The place of that connection among those that may be open: whoever takes the connection over keeps it.
#[derive(Clone, Debug)]
pub struct Place(#[expect(dead_code, reason = "held for its end")] Arc<OwnedSemaphorePermit>);

/// Serves until `stop` ends, then lets what is under way finish. Says whether all of it did.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    connections_max: usize,
    stop: impl Future<Output = ()>,
) -> bool {
    let places = Arc::new(Semaphore::new(connections_max));
    let graceful = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        let (stream, peer) = tokio::select! {
            biased;
            () = &mut stop => break,
            taken = listener.accept() => match taken {
                Ok((stream, from)) => (stream, Peer(from.ip())),
                Err(e) => {
                    pause_after(&e).await;
                    continue;
                }
            },
        };
        match Arc::clone(&places).try_acquire_owned() {
            Ok(place) => take(stream, peer, app.clone(), place, &graceful),
            Err(_) => turn_away(&stream),
        }
    }
    drop(listener);
    timeout(STOP_MAX, graceful.shutdown()).await.is_ok()
}

fn take(
    stream: TcpStream,
    peer: Peer,
    app: Router,
    place: OwnedSemaphorePermit,
    graceful: &GracefulShutdown,
) {
    // Small answers must not wait for an acknowledgement of the former ones.
    drop(stream.set_nodelay(true));
    let mut builder = auto::Builder::new(TokioExecutor::new()).http1_only();
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_MAX)
        .max_headers(64)
        .max_buf_size(32 * 1024);
    let io = TokioIo::new(Patient::new(stream, WRITE_MAX));
    let place = Place(Arc::new(place));
    let kept = place.clone();
    let service = TowerToHyperService::new(app.map_request(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(peer);
        request.extensions_mut().insert(kept.clone());
        request.map(Body::new)
    }));
    let connection = builder.serve_connection_with_upgrades::<_, _, Body>(io, service).into_owned();
    let connection = graceful.watch(connection);
    tokio::spawn(async move {
        metrics::gauge!("amis_connections").increment(1);
        // How a connection ends is the client's affair: nothing to tell, nothing to mend.
        drop(connection.await);
        metrics::gauge!("amis_connections").decrement(1);
        drop(place);
    });
}

fn turn_away(stream: &TcpStream) {
    metrics::counter!("amis_refused_total", "why" => "connections").increment(1);
    drop(stream.try_write(TURNED_AWAY));
}

/// A connection that ended before it was taken is nothing; a machine without descriptors needs a moment.
async fn pause_after(error: &io::Error) {
    let gone =
        [io::ErrorKind::ConnectionAborted, io::ErrorKind::ConnectionReset, io::ErrorKind::ConnectionRefused];
    if !gone.contains(&error.kind()) {
        tracing::error!(cause = %error, "no connection can be taken");
        sleep(Duration::from_millis(200)).await;
    }
}
