//! Figures for Prometheus, on an address of their own. No name and no id is ever a label.
use axum::{Router, http::header, response::IntoResponse, routing::get};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::time::Duration;

/// Upper bounds of the counted durations, in seconds.
const SECONDS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];
/// How often what was measured is put into its counters.
const UPKEEP: Duration = Duration::from_secs(5);

/// Begins to count, for the whole process. Called twice, the second call's figures stay empty.
pub fn install() -> PrometheusHandle {
    #[expect(clippy::expect_used, reason = "the bounds are a constant that is not empty")]
    let builder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), SECONDS)
        .expect("bounds");
    let recorder = builder.build_recorder();
    let handle = recorder.handle();
    if metrics::set_global_recorder(recorder).is_err() {
        tracing::warn!("figures are counted elsewhere in this process");
    }
    metrics::describe_counter!("amis_requests_total", "Requests answered, by status.");
    metrics::describe_counter!("amis_refused_total", "Requests refused before an answer, by reason.");
    metrics::describe_counter!("amis_panics_total", "Panics that were caught.");
    metrics::describe_counter!(
        "amis_jobs_outlived_total",
        "Changes that ended after whoever asked had gone."
    );
    metrics::describe_counter!(
        "amis_answers_made_again_total",
        "Answers made once more because access moved."
    );
    metrics::describe_gauge!("amis_connections", "Connections that are open.");
    metrics::describe_histogram!("amis_request_seconds", "Time from a request's head to its answer.");
    metrics::counter!("amis_panics_total").absolute(0);
    metrics::counter!("amis_jobs_outlived_total").absolute(0);
    handle
}

/// `/metrics`.
pub fn router(handle: PrometheusHandle) -> Router {
    let kept = handle.clone();
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(UPKEEP).await;
            kept.run_upkeep();
        }
    });
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
    Router::new().route("/metrics", get(move || async move { (kind, handle.render()).into_response() }))
}
