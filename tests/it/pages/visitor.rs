//! A browser without scripts: it keeps its cookies, follows links and sends forms.
use crate::{server::Served, support::Base, world::World};
use amis::demo;
use reqwest::{
    Client, RequestBuilder, Response,
    header::{LOCATION, SET_COOKIE},
    redirect::Policy,
};
use serde_json::json;
use std::sync::Arc;

/// Somebody at the screens of Mario's world.
pub struct Visitor {
    client: Client,
    root: String,
    cookies: String,
    language: &'static str,
}

/// What came back.
#[derive(Debug)]
pub struct Shown {
    pub status: u16,
    pub page: String,
    /// Where it leads on, if it does.
    pub to: Option<String>,
    pub cookies: Vec<String>,
}

impl Visitor {
    /// Nobody yet.
    pub fn of(served: &Served, language: &'static str) -> Self {
        let client = Client::builder().redirect(Policy::none()).build().unwrap();
        Self { client, root: format!("http://{}", served.address()), cookies: String::new(), language }
    }

    /// One of the world's users, signed in through the form.
    pub async fn signed_in(served: &Served, world: &World, user: &str, language: &'static str) -> Self {
        let mut visitor = Self::of(served, language);
        let mail = world.seat(user).mail.clone();
        let form = [("do", "enter"), ("mail", &mail), ("password", demo::PASSWORD), ("back", "/people")];
        let shown = visitor.send("/sign-in", &form).await;
        assert_eq!(
            (shown.status, shown.to.as_deref()),
            (303, Some("/people?done=enter")),
            "{user}: {}",
            shown.page
        );
        let kept = shown.cookies.iter().map(|cookie| cookie.split(';').next().unwrap());
        visitor.cookies = kept.collect::<Vec<_>>().join("; ");
        visitor
    }

    pub async fn get(&self, path: &str) -> Shown {
        self.ask(self.client.get(format!("{}{path}", self.root))).await
    }

    /// Sends a form as a browser would, from a page of ours.
    pub async fn send(&self, path: &str, form: &[(&str, &str)]) -> Shown {
        self.ask(self.client.post(format!("{}{path}", self.root)).form(form)).await
    }

    /// Sends a form with a file, as a browser would.
    pub async fn send_file(&self, path: &str, form: &[(&str, &str)], file: (&str, &str)) -> Shown {
        let field = |(name, value): &(&str, &str)| {
            format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let (name, text) = file;
        let file = format!(
            "--edge\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"zone.geojson\"\r\n\
             content-type: application/geo+json\r\n\r\n{text}\r\n--edge--\r\n"
        );
        let body = form.iter().map(field).chain([file]).collect::<String>();
        let request = self.client.post(format!("{}{path}", self.root));
        self.ask(request.header("content-type", "multipart/form-data; boundary=edge").body(body)).await
    }

    /// The same, said to come from elsewhere.
    pub async fn send_from(&self, site: &'static str, path: &str, form: &[(&str, &str)]) -> Shown {
        let request = self.client.post(format!("{}{path}", self.root)).form(form);
        Shown::of(self.with(request).header("sec-fetch-site", site).send().await.unwrap()).await
    }

    /// How many bytes an address takes on its way to a browser.
    pub async fn weight(&self, path: &str) -> usize {
        let request = self.with(self.client.get(format!("{}{path}", self.root)));
        let request = request.header("sec-fetch-site", "none").header("accept-encoding", "gzip");
        request.send().await.unwrap().bytes().await.unwrap().len()
    }

    async fn ask(&self, request: RequestBuilder) -> Shown {
        Shown::of(self.with(request).header("sec-fetch-site", "same-origin").send().await.unwrap()).await
    }

    fn with(&self, request: RequestBuilder) -> RequestBuilder {
        let request = request.header("accept-language", self.language);
        if self.cookies.is_empty() { request } else { request.header("cookie", &self.cookies) }
    }
}

impl Shown {
    async fn of(answer: Response) -> Self {
        let text = |value: &reqwest::header::HeaderValue| value.to_str().unwrap().to_owned();
        Self {
            status: answer.status().as_u16(),
            to: answer.headers().get(LOCATION).map(text),
            cookies: answer.headers().get_all(SET_COOKIE).iter().map(text).collect(),
            page: read(&answer.text().await.unwrap()),
        }
    }

    /// Whether a reader sees these words.
    pub fn says(&self, words: &str) -> bool {
        self.page.contains(words)
    }

    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> String {
        let begin = format!("name=\"{name}\" value=\"");
        let (_, rest) = self.page.split_once(&begin).unwrap_or_else(|| panic!("{name} in {}", self.page));
        rest.split('"').next().unwrap().to_owned()
    }
}

/// A page with those letters as they are that need no care between quotes.
fn read(page: &str) -> String {
    page.replace("&#x2f;", "/").replace("&#x27;", "'")
}

/// Mario's world, served; and Mario's id.
pub async fn mario(base: &Base) -> (World, Served, String) {
    let world = World::stories(base.clone()).await;
    let served = Served::of(Arc::clone(&world.house), &[]).await;
    let found =
        world.data("giulia", "{ people(search: \"colombo mario\") { nodes { id } } }", json!({})).await;
    let mario = found["people"]["nodes"][0]["id"].as_str().unwrap().to_owned();
    (world, served, mario)
}
