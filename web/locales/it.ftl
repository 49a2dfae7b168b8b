# Rifiuti dell'API: il codice con i trattini.
conflict = Nel frattempo qualcuno ha modificato questo dato (versione { $version }). Ricaricalo e ripeti la modifica.
grant-actions-required = Indica che cosa può fare chi riceve: leggere, scrivere o entrambe.
grant-beyond-agenda = Non è all'ordine del giorno del tavolo: { $parts }. Togli queste sezioni, o condividile per nome con ciascun ente.
grant-basis-not-allowed = Il tuo tipo di ente non può registrare questa base per: { $parts }. Togli queste sezioni o registra un'altra base (per tutte le sezioni insieme: { $allowed }).
grant-conference-over = Quel tavolo è chiuso: non apre più nulla. Convocane un altro.
grant-from-before-signature = Un'autorizzazione non può cominciare prima della firma.
grant-notes-never = Le note professionali non escono mai dall'ente che le ha scritte. Toglile.
grant-one-recipient = Indica un solo ente, oppure i tipi di ente, oppure un tavolo.
grant-parts-not-yours = Il tuo ruolo non può condividere: { $parts }. Togli queste sezioni o chiedi a un professionista del tuo ente.
grant-parts-required = Un elenco vuoto non condivide nulla. Indica le sezioni da condividere.
grant-proof-required = Indica che cosa prova che può parlare per la persona.
grant-purpose-not-allowed = Nulla di una persona si condivide per gestire il sistema. Scegli un'altra finalità.
grant-refusal-of-consent = La persona può rifiutare solo un consenso. Registra il rifiuto con la base consenso.
grant-refusal-replaces-nothing = Un rifiuto non prende il posto di nessuna autorizzazione. Togli quella da sostituire; per farla finire, revocala.
grant-replaces-at-once = Un'autorizzazione che ne sostituisce un'altra vale da adesso, così non resta un vuoto. Togli `from`, oppure falla firmare quando finisce l'altra.
grant-sealed-part-by-name = Le sezioni sigillate si condividono solo con enti indicati per nome: { $parts }. Indica un ente o togli queste sezioni.
grant-sealed-person-by-name = Ciò che riguarda una persona protetta si condivide solo con enti indicati per nome. Indica un ente.
grant-signed-before-conference = La firma viene prima che il tavolo fosse convocato: non può averne parlato. Falla firmare di nuovo.
grant-signed-in-future = La firma è nel futuro.
grant-signed-too-long-ago = Con questa base un'autorizzazione firmata allora è finita il { $last }. Chiedila di nuovo.
grant-to-oneself = Un ente non condivide nulla con se stesso: ciò che può vedere lo dicono i suoi compiti. Indicane un altro.
grant-until-not-earlier = La fine si può solo anticipare. Per una fine più lontana la persona firma una nuova autorizzazione, che prende il posto di questa.
grant-until-too-early = La fine deve venire dopo l'inizio e dopo adesso.
grant-until-too-late = Con questa base, per queste sezioni, un'autorizzazione firmata allora dura al massimo fino al { $last }.
grant-wrong-state = L'autorizzazione è { $state }: ora questo non si può fare.
evidence-another = Il file accanto a questa autorizzazione non è quello indicato in `If-Match`. Guarda `evidenceFile.sha256` e invialo di nuovo.
evidence-empty = Il file è vuoto.
evidence-exists = Accanto a questa autorizzazione c'è già un altro file. Per sostituirlo indica la sua impronta in `If-Match`.
evidence-too-long = Un file può avere al massimo { $max } MB.
evidence-type-not-allowed = Un file così non si conserva. Si conservano: { $allowed }.
grant-within = Guarda avanti da 1 a { $max } giorni.
remark-answered = A questo è già stata data una risposta.
remark-in-future = La persona non può averlo detto in un giorno che deve venire.
remark-part-closed = Questa sezione non ti è aperta, perciò accanto non si scrive nulla. Dillo a chi la tiene.
remark-part-of-rows = Ciò che questa sezione contiene riguarda altre sezioni. Indica quella che la persona intende.
import-overtaken = Nel frattempo un'altra importazione della stessa fonte è andata avanti. Ricomincia questa.
invitation-refused = Questo invito non vale più. Chiedine uno nuovo a chi gestisce il sistema.
mutation-id-reused = Questo clientMutationId è già stato usato per altri dati. Usane uno nuovo.
not-found = Non esiste, o non ne puoi avere notizia.
notice-in-future = Un'informativa non può essere stata data in un giorno che deve venire.
page-cursor = Questo cursore è di un altro elenco o di un altro lettore. Ricomincia dall'inizio.
page-first = Una pagina ha da 0 a { $max } voci.
password-common = Questa è tra le prime che qualcuno proverebbe. Scegline un'altra.
password-too-long = Al massimo { $max } caratteri.
password-too-short = Almeno { $min } caratteri. Qualche parola a caso va bene.
live-too-many = Hai già { $max } connessioni aperte: chiudine una, oppure chiedi con POST.
live-too-many-subscriptions = Su questa connessione ci sono già { $max } iscrizioni: chiudine una prima.
changes-other-log = Questo cursore è di un registro che non c'è più: chiedi senza cursore, rileggi tutto e riparti da lì.
external-taken = Il tuo sistema chiama già così un'altra cosa. Un identificativo vale per una cosa sola.
external-too-many = Al massimo { $max } altri sistemi per una cosa. Prima togline uno.
behalf-no-system = Solo un altro sistema chiede per qualcuno: tu agisci per te. Togli l'intestazione.
behalf-required = Un altro sistema dice per chi agisce, nell'intestazione Amis-On-Behalf-Of.
purpose-not-allowed = Non puoi chiamare con questa finalità.
sign-in-refused = Indirizzo e password non vanno insieme.
anybody-trap = Questo campo va lasciato vuoto.
anybody-ticket = Il modulo è aperto da troppo tempo: ricarica la pagina e invialo di nuovo.
anybody-too-fast = Un attimo: riprova tra qualche secondo.
anybody-too-many = Troppe richieste da questa rete. Riprova tra qualche minuto.
sign-in-too-many = Troppi tentativi. Riprova tra { $minutes } minuti.
text-control-character = Il testo contiene caratteri di controllo. Toglili.
text-not-a-language = Non è il codice di una lingua, come it, en, ar.
text-required = Questo campo serve.
text-too-long = Al massimo { $max } caratteri.
texts-exists = C'è già un testo di questo tipo, versione e lingua. I testi non si modificano: dagli un'altra versione.
explain-too-much = C'è più di quanto stia in una risposta.
texts-not-yours = Ciò che si dice e si chiede alle persone lo scrive chi amministra l'ente della rete.
texts-retired = Questo testo non si usa più dal { $day }; resta così.
texts-retired-in-past = Un testo si ritira da oggi in poi: ciò che è stato firmato resta firmato.
texts-unknown = Non c'è un testo così che si usasse il { $day }. Ci sono, per versione e lingua: { $texts }. Un altro lo aggiunge chi amministra la rete.
token-end-out-of-range = Un token finisce nel futuro, al più tardi tra { $days } giorni.
token-scope-required = Un token serve ad almeno una cosa.
areas-overtaken = Intanto qualcun altro ha cambiato i territori. Niente è stato importato: guarda l'elenco e invia di nuovo il file.
areas-too-many = Con questo file i territori sarebbero più di { $max }. Niente è stato importato: dividi il file e tieni solo ciò che serve.
areas-not-yours = I territori li importa chi amministra l'ente della rete.
import-no-arc = Un confine rimanda a un arco che nella mappa manca.
import-no-area = «{ $word }» non è il codice di nessun territorio, né della mappa né della rete.
import-too-many-corners = La mappa ha più di { $max } vertici.
import-no-degrees = Le coordinate non sono in gradi (WGS 84): { $word }
import-no-field = Nel campo «{ $word }» non c'è né testo né numero.
import-no-map = Non è né una FeatureCollection GeoJSON né una topologia TopoJSON: { $word }
import-no-outline = «{ $word }» non è un confine: serve un Polygon o un MultiPolygon.
import-not-inside = Un territorio di tipo { $outer } non contiene uno di tipo { $inner }.
import-nothing-drawn = Il confine è troppo piccolo per vedersi.
import-other-kind = «{ $word }» nella rete è di tipo { $kind }, e un tipo non cambia mai.
import-other-parent = «{ $word }» nella rete sta in «{ $parent }», e lì resta.
import-repeated = Il codice «{ $word }» è già di un altro posto della mappa.
import-too-large = Il file supera i { $max } byte.
import-too-many = La mappa ha più di { $max } posti.
import-wrong = { $word }
accounts-not-yours = Gli utenti li gestisce chi amministra il sistema: del proprio ente, o di tutta la rete.
agreement-in-force = L'accordo di questo ente è già in vigore.
agreement-not-in-force = Questo ente non ha un accordo in vigore.
agreement-own = L'accordo dell'ente che amministra la rete non si chiude da qui: nessuno potrebbe più riaprirlo.
area-not-a-district = Scegli un distretto: un municipio, un ambito o un comune senza ambito.
organization-name-taken = Un ente con questo nome c'è già.
organization-tax-code = Il codice fiscale di un ente ha 11 cifre.
user-disabled = Questo utente è disattivato: prima riattivalo.
user-districts = Al massimo { $max } distretti.
user-coordinator-by-network = Chi coordina un distretto lo nomina chi amministra la rete.
user-last-administrator = È l'ultimo amministratore della rete: prima invitane un altro e fagli scegliere la password.
user-disabled-by-network = Questo utente l'ha disattivato la rete: lo riattiva chi amministra l'ente della rete.
user-not-disabled = Questo utente non è disattivato.
user-yourself = Non puoi farlo con il tuo stesso utente: lo fa un altro amministratore.
user-administrator-alone = Chi amministra il sistema non ha altri ruoli.
user-districts-of-coordinator = Solo chi coordina ha dei distretti.
user-mail-taken = Questo indirizzo è già di un altro utente: scegline un altro, o chiedi a chi amministra la rete.
user-mail-unreadable = Questo non è un indirizzo di posta.
user-role-required = Un utente ha almeno un ruolo.

# Errori.
error-internal = Qualcosa si è rotto da parte nostra. Cita il numero quando chiedi aiuto.
error-out-of-scope = Questo token non è stato dato per questo.
error-unauthenticated = Accedi, o manda un token ancora valido.
error-token = Questo token non vale più, o non è mai valso. Chiedine uno nuovo a chi gestisce il sistema.
error-too-costly = Qui si chiede troppo in una volta. Chiedi meno, in più richieste.
error-unavailable = Troppo carico in questo momento. Riprova con lo stesso clientMutationId: nulla accade due volte.
refused-committed = È fatto, ma la risposta non è riuscita. Richiedila con lo stesso clientMutationId.
refused-content-type = Il corpo della richiesta deve essere `application/json`.
refused-other-site = Con una sessione (cookie) si risponde solo alle pagine di questo stesso indirizzo. Fuori da un browser manda l'intestazione `Sec-Fetch-Site: same-origin`, oppure un token al posto del cookie.
refused-too-long = Il corpo della richiesta è più lungo di { $max } byte, e non viene letto.
refused-too-slow = Il corpo della richiesta non è arrivato in tempo.
refused-unrecorded = Non si può scrivere chi vede questi dati, quindi non li vede nessuno. Riprova più tardi.
way-by-post = Qui si risponde a documenti GraphQL mandati con POST, come JSON: { "{" }"query": "…"{ "}" }. Lo schema è in schema.graphql.

# Persone.
area-of-no-district = Questo luogo non sta in un solo distretto. Scegli un municipio, o un comune non diviso in municipi.
area-unknown = Questo luogo non esiste. Prendi un id da `areas`.
contact-mail = Non è un indirizzo di posta.
contact-phone = Un numero di telefono ha almeno tre cifre e nessuna lettera.
citizenship-nationality = Indica il Paese con due maiuscole (ISO 3166-1 alpha-2), come IT.
economic-negative = Una somma non può essere sotto zero.
health-disability-percent = Una percentuale sta tra 0 e 100.
household-birth-year = Quest'anno non è possibile.
household-too-many = Un nucleo ha al massimo { $max } componenti.
identity-birth = Nessuna persona in vita è nata allora. Controlla la data o l'anno.
identity-fiscal-code = Il codice fiscale ha 16 caratteri e una lettera di controllo; questo non torna. Si può anche non indicare.
identity-name-or-alias = Indica un nome o un soprannome: il soprannome da solo basta.
people-one-filter = Cerca per nome o per distretto, non per entrambi insieme.
person-language = Le lingue sono codici BCP 47 come it o ar, al massimo { $max }.
person-notice-required = Il tuo ente tiene i dati delle persone con il loro consenso: indica quale informativa hanno avuto, e quando.
person-nothing-given = Indica almeno una sezione da scrivere.
person-register-refused = Il tuo ruolo non può registrare persone con queste sezioni.

# The directory.
capacity-available-without-places = Senza posti liberi il servizio non è disponibile: scegli pieno o lista d'attesa, oppure di' quanti posti ci sono.
capacity-full-with-places = Un servizio pieno o con lista d'attesa non ha posti liberi: togli il numero, oppure scegli disponibile.
capacity-places-out-of-range = I posti liberi vanno da 0 a { $max }.

# Claims.
claim-already = Il tuo ente ha già risposto a questo bisogno: la sua disponibilità è { $state }.
claim-earliest-past = Questo giorno è passato. Indica oggi o un giorno successivo.
claim-no-service = Nessun tuo servizio attivo e nessuna tua offerta stabile risponde a questo bisogno, per quanto dice la sua scheda.
claim-none-waits = Per questo bisogno non c'è nessuna disponibilità in attesa.
claim-no-place = Il servizio non ha più posti liberi, per quanto ha detto il suo ente, che può dire di nuovo quanti sono; oppure si sceglie un'altra disponibilità.
claim-no-question = Questa disponibilità non fa domande.
claim-not-eligible = Il servizio non corrisponde a quello che dice la scheda: { $reasons }. Un bisogno che va al primo che risponde chiede un servizio adatto.
claim-not-proposed = La disponibilità è { $state }: si risponde solo a una disponibilità che aspetta.
claim-too-many = Il tuo ente ha già { $max } disponibilità che aspettano o tengono un bisogno. Ritirane o concludine una.
claim-reason-unfit = Questo motivo non va con un bisogno che si restituisce.
claim-service = Questo tuo servizio non risponde a questo bisogno. Prendine uno da `myServices` della scheda.
claim-undo-open = Il modo di raggiungere la persona non è ancora aperto. Converti la disponibilità quando non si potrà più annullare.
claim-undo-over = È troppo tardi per annullare questa disponibilità. Restituisci il bisogno con un motivo (`releaseClaim`).
claim-wrong-state = La disponibilità è { $state }: ora questo non si può fare.
grant-basis-missing = Nessuna autorizzazione in vigore condivide con quell'ente: { $parts }. Prima registrane una.

# Bisogni.
need-answer = Non è una risposta a questa domanda. Guarda il tipo e le scelte.
need-area-required = Indica dove si trova il bisogno: la persona non ha un indirizzo con un luogo.
need-claim-policy = Solo i bisogni non delicati possono andare al primo che risponde.
need-concerns = Indica tutto il nucleo o alcuni componenti, non entrambi.
need-draft-of-another = Lo ha preparato un collega: lo modifica chi lo ha preparato, o chi può aprirlo.
need-draft-not-yours-to-open = Il tuo ruolo prepara i bisogni: questo lo apre un professionista del tuo ente.
need-draft-member-left = Nomina una persona che non fa più parte del nucleo: indica di nuovo chi riguarda.
need-draft-unfinished = Per aprirlo manca ancora: { $fields }.
need-kind-first = Indica il tipo di aiuto prima di rispondere alle sue domande.
need-kind-of-help = Non è un tipo di aiuto di questo ambito. Prendine uno da `kindsOfHelp`.
need-question-unknown = Il tipo di aiuto non ha questa domanda.
need-reason-only-unmet = Solo un bisogno senza risposta chiede un motivo.
need-reason-required = Un bisogno senza risposta chiede un motivo.
need-reason-unfit = Questo motivo non va con un bisogno senza risposta.
need-rest-is-open = Quello che ne restava è aperto come bisogno a sé: continuate con quello, o prima chiudetelo.
need-severity = La gravità va da 1 (in crisi) a 5 (autonomo); 0 è non valutata.
need-wrong-state = Il bisogno è { $state }: ora questo non si può fare.

# Conteggi.
statistics-by-district = Su più distretti una persona sarebbe contata due volte: chiedi per DISTRICT, o in uno solo.
statistics-by-domain = I conteggi di alcuni ambiti si danno per ambito: chiedi anche per DOMAIN.
statistics-too-many = Sono più di { $max } conteggi. Chiedi in un'area più piccola, o per meno ambiti.

# Invii.
need-hold-reason-unfit = Per questo motivo non si sospende. Scegliete PERSON_AWAY, PERSON_PAUSES, PAPERS_MISSING o SERVICE_RESTS.
need-review-out-of-range = Si riguarda in un giorno da domani a un anno da oggi.
need-not-open = Il bisogno è { $state }: si invia solo un bisogno aperto.
referral-draft-alone = Una bozza si invia da sola: indica solo la bozza, oppure i dati di un invio nuovo.
referral-duplicate = Questo ente ha già un invio in corso per questo bisogno.
referral-other-needs = Con un bisogno non viaggiano le sezioni di altri bisogni: { $parts }. Togline o fai un altro invio.
referral-asked-already = Chi riceve ha già chiesto, e chiede una volta sola. Accettate l'invio, o declinatelo.
referral-basis-complete = Le autorizzazioni della persona coprono già quello che condivide: inviatelo.
referral-forwarded-too-often = È già stato inoltrato troppe volte: lo invii di nuovo l'ente titolare.
referral-nothing-asked = Chi riceve non ha chiesto nulla che aspetti una risposta.
referral-parts-not-held = Il vostro ente non ha ricevuto queste sezioni: { $parts }. Toglietele.
referral-question-unasked = Solo chi chiede dice che cosa.
referral-cannot-go-there = Non si può inoltrare a questo ente: la persona non condivide con esso queste sezioni, o conosce già il bisogno. Chiedete all'ente titolare.
referral-answered-out-of-range = La persona può averlo detto dal giorno dell'invio a oggi.
referral-dispute-unasked = Chi conferma non contesta nulla. Togli `dispute`, o contesta.
referral-not-done = Chi lo ha ricevuto non ha ancora concluso.
referral-outcome-required = Per concludere indica l'esito.
referral-outcome-unasked = Solo chi conclude indica un esito.
referral-outcome-unfit = Un invio si conclude con esito MET, PARTLY_MET o UNMET.
referral-parts-not-yours = Il tuo ruolo non può inviare: { $parts }. Togli queste sezioni o chiedi a un professionista del tuo ente.
referral-review-out-of-range = Il posto si ricontrolla in un giorno da domani a un anno.
referral-review-unasked = Solo chi mette in lista d'attesa dice quando si ricontrolla.
referral-reason-required = Indica il motivo.
referral-reason-unfit = Questo motivo non va con questa risposta.
referral-recipient-agreement = Questo ente non ha firmato l'accordo sui dati: non gli si inviano persone.
referral-recipient-kind = A enti di questo tipo non si inviano persone.
referral-to-oneself = Un ente non invia a se stesso.
referral-wrong-state = L'invio è { $state }: ora questo non si può fare.
group-accessibility = Parole conosciute: { $known }.
group-begins = Un gruppo nuovo è in formazione, segnalato o attivo.
group-consent-ahead = Il consenso è di oggi o di prima.
group-consent-missing = Si pubblica solo ciò a cui la persona ha acconsentito per iscritto: indica in che giorno.
group-correct-or-not = Se qualcosa non va, indica che non è più corretto.
group-ends-before = La fine viene dopo l'inizio.
group-every-weeks = Da ogni settimana (1) a ogni 12.
group-headcount = Un numero intero, al massimo { $max }.
group-known = C'è già un gruppo con questo nome in questo luogo. Se è un altro, indicalo.
group-link-over = Questo collegamento non vale più. Chiedine uno nuovo allo sportello.
group-merge-closed = Il gruppo che resta non può essere chiuso.
group-merge-itself = Un gruppo non si unisce a se stesso.
group-not-by-keeper = Questo non lo fa chi tiene la mappa.
group-not-yours = La mappa dei gruppi è tenuta da un altro ente, o non dal tuo ruolo.
group-nothing-proposed = Indica che cosa va cambiato, o scrivilo nella nota.
group-nth = Dalla prima (1) alla quinta (5) volta del mese, o l'ultima (-1); senza "ogni quante settimane".
group-online-place = Un gruppo solo in rete non ha un luogo: togli il luogo, o indica che è misto.
group-online-where = Indica come ci si collega: un indirizzo in rete, un telefono o una mail.
group-place-by-note = Scrivi nella nota dove si riunisce.
group-point = Latitudine e longitudine vanno insieme, in gradi.
group-proposal-decided = La proposta è già stata decisa.
group-reason = Il motivo serve per sospendere, chiudere o respingere, e deve dire questo; altrimenti va lasciato vuoto.
group-time = Un orario come 20:30.
group-too-many = Al massimo { $max }.
group-topic = Questo tema non c'è: scegline uno dell'elenco.
group-until = Un giorno da oggi a un anno, e solo per ciò che è sospeso.
group-url = Un indirizzo che comincia con https:// e non ha spazi.
group-weekday = Il giorno della settimana va da 1 (lunedì) a 7 (domenica).
group-weeks-from = Indica il primo giorno, da cui si contano le settimane.
group-wrong-state = Il gruppo è { $state }: ora questo non si può fare.
orientation-answered-out-of-range = La persona può averlo detto dal giorno dell'orientamento a oggi.
orientation-bring-too-much = Al massimo { $max } righe di che cosa portare.
orientation-domain-required = Indica il bisogno oppure, per chi non ha detto il nome, l'ambito di cui chiede.
orientation-follow-up-out-of-range = Si richiede come è andata in un giorno da oggi a un anno.
orientation-follow-up-unasked = Solo chi non è ancora andato viene risentito: togli il giorno, o indica NOT_GONE_YET.
orientation-need-alone = Ambito, tipo di aiuto e zona li dice già il bisogno. Indica il bisogno da solo.
orientation-need-closed = Questo bisogno è chiuso. Riaprilo, se la persona ne ha ancora.
orientation-not-your-role = Il tuo ruolo non orienta nessuno. Chiedilo a chi accoglie le persone.
orientation-one-answer = Indica se è servito, oppure perché non è andata: una delle due cose.
orientation-service-or-group = Indica un servizio, con la sua sede, oppure un gruppo: uno dei due.
orientation-wrong-state = L'orientamento è { $state }: ora questo non si può fare.

# Gli stati, come si leggono in una frase.
state-need-open = aperto
state-need-assigned = affidato a un ente
state-need-in-service = in corso
state-need-closed = chiuso
state-need-on-hold = sospeso
state-need-draft = una bozza
state-need-discarded = una bozza scartata
state-claim-proposed = in attesa
state-claim-active = attiva
state-claim-converted = diventata un invio
state-claim-released = restituita
state-claim-lapsed = scaduta
state-claim-withdrawn = ritirata
state-claim-rejected = stata respinta
state-claim-superseded = superata da un'altra
state-referral-draft = una bozza
state-referral-sent = in attesa di risposta
state-referral-accepted = accettato
state-referral-declined = rifiutato
state-referral-in-progress = in corso
state-referral-failed = interrotto
state-referral-completed = concluso
state-referral-waitlisted = in lista d'attesa
state-referral-cancelled = annullato
state-referral-confirmed = confermato
state-referral-disputed = contestato
state-referral-recalled = stato richiamato
state-group-forming = in formazione
state-group-reported = segnalato
state-group-verifying = in verifica
state-group-active = attivo
state-group-due = da riverificare
state-group-unverified = non verificato
state-group-suspended = sospeso
state-group-closed = chiuso
state-orientation-given = dato
state-orientation-kept = già seguito
state-orientation-not-kept = non seguito
state-orientation-unknown = senza notizie
state-orientation-withdrawn = annullato
state-referral-awaiting-consent = in attesa del consenso della persona
state-referral-expired = scaduto
state-referral-entered-in-error = segnato come errore
state-grant-draft = una bozza
state-grant-active = in vigore
state-grant-suspended = sospesa
state-grant-expired = scaduta
state-grant-revoked = revocata
state-grant-superseded = sostituita da un'altra
state-grant-refused = stata rifiutata
state-emergency-open = aperto
state-emergency-closed = chiuso, da verificare
state-emergency-reviewed = già verificato
state-conference-open = aperto
state-conference-closed = chiuso
state-transfer-proposed = in attesa di risposta
state-transfer-accepted = accettato
state-transfer-declined = rifiutato
state-transfer-withdrawn = ritirato
state-ask-asked = in attesa di risposta
state-ask-granted = già accolta
state-ask-refused = già rifiutata
state-ask-withdrawn = ritirata

# Perché un servizio può rispondere o no.
match-access-fits = Si entra in carrozzina
match-access-unfit = Ci sono gradini, e serve entrare in carrozzina
match-access-unknown = Non si sa se si entra in carrozzina dove serve
match-age-fits = È per questa età
match-age-unfit = È per altre età
match-age-unknown = È per certe età, e l'età non è nota abbastanza
match-answers-domain = Risponde a questo tipo di bisogno
match-answers-kind = Offre proprio questo tipo di aiuto
match-area-unknown = Non si sa se serve questa zona
match-bring-counted = Da portare: { $value }
match-closed-meanwhile = È chiuso, e il bisogno è urgente
match-closed-too-long = Resta chiuso più a lungo di quanto il bisogno possa aspettare una risposta
match-declined-before = Ha già detto di no a questo bisogno
match-few-places-counted = Pochissimi posti liberi: { $value }
match-full = È al completo
match-has-room = Ha posto
match-has-room-counted = Posti liberi: { $value }
match-household-fits = È per nuclei di questa dimensione
match-household-unfit = È per nuclei di altra dimensione
match-household-unknown = È per certi nuclei, e il nucleo non è noto abbastanza
match-income-fits-counted = L'ISEE è entro il limite di { $value } euro
match-income-unfit = È per un ISEE più basso
match-income-unfit-counted = È per un ISEE fino a { $value } euro
match-income-unknown-counted = È per un ISEE fino a { $value } euro, e l'ISEE non è noto
match-language-not-spoken = Vi si parlano altre lingue
match-language-spoken = Vi si parla la lingua della persona
match-language-unknown = Non si sa se vi si parla la lingua della persona
match-near-counted = È a circa { $value } km
match-needs-assessment = Se c'è posto si capisce con una valutazione
match-no-agreement = L'ente non ha firmato l'accordo sui dati: se ne può parlare, ma non gli si invia nulla
match-on-again = si può richiedere dal { $day }
match-on-opens = apre il { $day }
match-on-said = detto il { $day }
match-open-today = Oggi è aperto
match-open-today-counted = Oggi è aperto fino alle { $value }
match-opens-on = Adesso è chiuso
match-other-domain = Non offre nulla in questo ambito
match-other-kind = Offre altri aiuti dello stesso ambito
match-out-of-area = Serve altre zone, non questa
match-residence-fits = È per chi ha la residenza lì
match-residence-unfit = È per chi ha la residenza altrove
match-residence-unknown = È per chi ha la residenza in certe zone, e la residenza non è nota abbastanza
match-room-unknown = Non si sa se ha posto
match-same-district = È nello stesso distretto
match-serves-area = Serve questa zona
match-sex-fits = È solo per donne o solo per uomini, e va bene
match-sex-unfit = È solo per donne o solo per uomini, e non va bene
match-sex-unknown = È solo per donne o solo per uomini, e non si sa se va bene
match-stay-fits = Accoglie chi è in Italia a questo titolo
match-stay-unfit = Accoglie chi è in Italia ad altro titolo
match-stay-unknown = Chiede a che titolo si è in Italia, e questo non è noto abbastanza
match-unverified = La scheda non è verificata da più di un anno
match-verified = La scheda è stata verificata di recente
match-waiting-list = Ha una lista d'attesa
paper-family = stato di famiglia
paper-health-card = tessera sanitaria
paper-identity = carta d'identità o passaporto
paper-isee = attestazione ISEE
paper-medical = certificato medico
paper-permit = permesso di soggiorno o ricevuta della richiesta
paper-residence = certificato di residenza
paper-tax-code = codice fiscale

# La settimana di Mario, come la rappresenta `amis demo --story`.
story-begins = La settimana di Mario, da lunedì 2 novembre 2026. Ogni chiamata la fa un utente della rete dimostrativa, in una base dati tutta sua che alla fine sparisce.
    Dopo ognuna: che cosa vede ciascuno di Mario, chiesto come lo chiederebbe; e, dove è cambiato, su che cosa si fonda.
story-ends = { $calls } chiamate. Mario ha raccontato la sua storia una volta: chi poteva rispondere ha visto la parte che serviva, per il tempo che serviva, e nient'altro.
story-views = Chi vede che cosa di Mario, ora:
story-nothing = niente: per lei o per lui questa persona non esiste
story-card = la scheda di { $domains }, che non nomina nessuno
story-counts = conteggi senza nomi ({ $counts })
story-why-lead = Relazione: ente titolare. Ciò che il ruolo vi legge, lo legge per dovere d'ufficio.
story-why-care-team = Relazione: rete di cura. Il suo ente risponde a { $domains }.
story-why-care-team-until = Relazione: rete di cura. Il suo ente risponde a { $domains }, fino al { $until }.
story-why-referred = Relazione: invio ricevuto. Al suo ente è stato inviato { $domains } e non ha ancora risposto.
story-why-shared-with = Relazione: condivisione. Un consenso o un altro titolo nomina l'ente.
story-why-member = Relazione: membro della rete, niente di più vicino.
story-why-counts = Il ruolo coordina il distretto: ne legge i conteggi, e nessuna persona.
story-why-no-grant = Nessun titolo in vigore raggiunge l'ente.
story-why-grants = Titoli che lo raggiungono: { $grants }.
story-grant = { $purpose }, fino al { $until } ({ $parts })
story-giulia-opens = Giulia, assistente sociale di Mario, apre il suo profilo e vede chi potrebbe rispondere.
story-luca-reads-cards = Luca, di un'associazione per la casa, cerca bisogni urgenti di casa.
story-luca-claims = Luca dice "possiamo rispondere noi". Questo non apre ancora niente.
story-sofia-reads-cards = Sofia, di un'altra associazione per la casa, trova la stessa scheda, sotto un altro id.
story-sofia-claims = Anche Sofia può rispondere.
story-giulia-compares = Giulia confronta le risposte insieme a Mario.
story-giulia-chooses = Mario preferisce la prima: Giulia la sceglie. L'altra decade nello stesso momento.
story-luca-calls = Luca vede come raggiungere Mario, e quel bisogno. Non il cognome, né perché mangia altrove.
story-sofia-tries = Sofia chiede lo stesso bisogno, e ne sa quanto di uno che non esiste.
story-nadia-tries = Nadia, assistente sociale del municipio vicino, chiede di Mario con il suo id.
story-amina-reads = Amina, del centro d'ascolto, legge l'invio che le è arrivato: una nota, e i nomi delle parti.
story-amina-accepts = Amina accetta. Le parti del pacchetto si aprono.
story-amina-starts = Viene consegnato il primo pacco.
story-paolo-counts = Paolo, coordinatore del distretto, legge che cosa vi aspetta risposta.
story-giulia-reads-grants = Mario cambia idea sulle associazioni. Giulia guarda che cosa aveva accettato.
story-giulia-revokes = Giulia revoca quel consenso. La risposta nomina la disponibilità che vi si fondava.
story-luca-tries = Luca chiede di nuovo il bisogno di Mario.
story-giulia-takes-back = Giulia riprende il bisogno. Aspetta dal giorno in cui fu aperto.
story-amina-completes = Amina completa l'invio: il bisogno di cibo ha avuto risposta.
story-giulia-closes-the-week = Quindici giorni dopo è passato anche il tempo per le consegne. Giulia guarda che cosa resta da fare.

# The words of the law, as people read them.
part-card = scheda anonima
part-identity = identità
part-contact = contatti
part-address = residenza e dimora
part-household = nucleo familiare
part-economic = situazione economica
part-citizenship = cittadinanza e titolo di soggiorno
part-health = salute
part-protection = protezione dalla violenza
part-minors = tutela dei minori
part-justice = giustizia e detenzione
part-story = con parole sue
part-assessments = valutazioni
part-plan = progetto individualizzato
part-conferences = tavoli sul caso
part-diary = diario sociale
part-notes = note professionali
part-documents = documenti
part-care-team = rete attorno alla persona
part-history = cronologia
part-referrals = invii
part-grants = autorizzazioni alla condivisione
part-access-log = chi ha consultato
part-needs-hous = bisogni: casa e abitare
part-needs-homl = bisogni: senza dimora
part-needs-food = bisogni: cibo
part-needs-inco = bisogni: reddito e prestazioni
part-needs-debt = bisogni: debiti e sovraindebitamento
part-needs-util = bisogni: utenze
part-needs-good = bisogni: beni materiali
part-needs-work = bisogni: lavoro
part-needs-educ = bisogni: scuola e formazione
part-needs-lang = bisogni: lingua e mediazione
part-needs-digi = bisogni: accesso digitale
part-needs-mobi = bisogni: mobilità
part-needs-lega = bisogni: tutela legale, documenti, residenza
part-needs-migr = bisogni: condizione migratoria
part-needs-heal = bisogni: salute
part-needs-ment = bisogni: salute mentale
part-needs-addi = bisogni: dipendenze
part-needs-disa = bisogni: disabilità e non autosufficienza
part-needs-care = bisogni: cura e conciliazione
part-needs-fami = bisogni: famiglia e genitorialità
part-needs-soci = bisogni: relazioni, solitudine, lutto
part-needs-viol = bisogni: violenza e maltrattamento
part-needs-mino = bisogni: tutela dei minori
part-needs-just = bisogni: giustizia e detenzione
part-needs-othr = bisogni: altro
role-social-worker = assistente sociale
role-educator = educatore
role-psychologist = psicologo
role-listener = volontario d'ascolto
role-desk-operator = operatore di sportello
role-trainee = tirocinante
role-association-operator = operatore di associazione
role-association-lead = responsabile di associazione
role-coordinator = coordinatore di distretto
role-facilitator = facilitatore
role-privacy-officer = responsabile della protezione dei dati
role-administrator = amministratore tecnico
role-service-account = sistema collegato
kind-comune = comune
kind-ambito = ambito territoriale
kind-municipio = municipio
kind-ats = agenzia di tutela della salute
kind-asst = azienda socio-sanitaria territoriale
kind-school = scuola
kind-job-centre = centro per l'impiego
kind-serd = servizio per le dipendenze
kind-cps = centro psico-sociale
kind-consultorio = consultorio familiare
kind-cav = centro antiviolenza
kind-caritas = Caritas
kind-odv = organizzazione di volontariato
kind-aps = associazione di promozione sociale
kind-cooperative = cooperativa sociale
kind-foundation = fondazione
kind-religious = ente religioso
kind-patronato = patronato
kind-street-unit = unità di strada
kind-ama = associazione di auto mutuo aiuto
kind-company = impresa
kind-network = ente di coordinamento
relation-lead = ente titolare
relation-shared-with = ente indicato in un'autorizzazione
relation-care-team = rete attorno alla persona
relation-referred = ente a cui è stato inviato un bisogno
relation-conference = ente invitato a un tavolo sul caso
relation-emergency = accesso in emergenza
relation-member = ente della rete
relation-outsider = ente senza accordo firmato
basis-consent = consenso
basis-public-task = compito di interesse pubblico
basis-vital-interest = interesse vitale
basis-legal-obligation = obbligo di legge
purpose-coordinate = lavorare insieme per la persona
purpose-refer = inviare un bisogno
purpose-emergency = emergenza
purpose-statistics = statistiche
purpose-administration = gestione del sistema
action-read = vedere
action-write = modificare
action-register = registrare
action-claim = dare disponibilità
action-refer = inviare
action-share = condividere
action-export = esportare
action-explain = chiedere il perché
action-merge = unire
action-erase = cancellare
action-administer = amministrare
class-n = solo in rete, senza nome
class-s1 = ordinari
class-s2 = delicati
class-s3 = categorie particolari (art. 9)
class-s4 = sigillati
# Pagine.
day-written-out = { $weekday ->
        [1] lunedì
        [2] martedì
        [3] mercoledì
        [4] giovedì
        [5] venerdì
        [6] sabato
       *[other] domenica
    } { $day } { $month ->
        [1] gennaio
        [2] febbraio
        [3] marzo
        [4] aprile
        [5] maggio
        [6] giugno
        [7] luglio
        [8] agosto
        [9] settembre
        [10] ottobre
        [11] novembre
       *[other] dicembre
    } { $year }
page-broken = Qualcosa si è rotto da parte nostra.
page-forbidden = Questa pagina si apre solo da AMìS stesso, non da un altro sito.
page-not-found = Questa pagina non c'è.
page-refused = Questa pagina non si può mostrare così. Controlla l'indirizzo.
page-ticket = Quando chiedi aiuto, cita questo numero: { $ticket }
page-unavailable = Ora non si può. Riprova tra poco.

# Chi ha guardato: il foglio per la persona.
looked-automatic = Lettura automatica di un altro sistema.
looked-automatic-plain = L'ha fatto un computer, da solo.
looked-before-you-print = Prima di consegnare questo foglio: per la persona è sicuro portarlo con sé e tenerlo in casa? Si può anche leggerlo insieme, qui.
looked-changed = Ha scritto o deciso:
looked-emergency = Emergenza
looked-goes-back-to = Questo foglio arriva fino a { $day }. Ciò che è più vecchio sta su un altro foglio.
looked-intro = Ogni volta che qualcuno apre il profilo, resta scritto: quale ente, con quale ruolo, quali sezioni, quando e perché. Qui non si vede che cosa c'è scritto nelle sezioni. Le ore sono quelle italiane.
looked-intro-plain = In AMìS ci sono dei tuoi dati. Qui leggi chi li ha guardati, quando, e quali. Puoi chiedere spiegazioni di ogni riga a chi ti dà questo foglio.
looked-made-by = Foglio preparato da { $organization }, { $day } alle { $time }.
looked-made-by-plain = Ti dà questo foglio { $organization }. È di { $day }, ore { $time }.
looked-more-at-officer = Su questo foglio sta ciò che può dire chi lo ha preparato, e la legge protegge alcune cose anche per altre persone. Per ogni domanda c'è il responsabile della protezione dei dati dell'ente titolare.
looked-more-at-officer-plain = Hai altre domande? Le puoi fare al responsabile della protezione dei dati. Chi ti dà questo foglio ti dice chi è e come gli si scrive.
looked-nobody = In questo periodo nessuno ha aperto il profilo, per quanto può dire chi ha preparato questo foglio.
looked-nobody-plain = Nessuno ha guardato i tuoi dati, per quanto ne sa chi ti dà questo foglio.
looked-older = I fogli più vecchi
looked-plain-at = Alle { $time }
looked-plain-change = { $when } { $organization } ({ $roles }) ha scritto o deciso qualcosa { $count ->
        [1] una volta
       *[other] { $count } volte in quel giorno
    }. Riguarda: { $parts }.
looked-plain-from-to = Dalle { $first } alle { $last }
looked-plain-purpose = Motivo: { $purpose }.
looked-plain-read = { $when } { $organization } ({ $roles }) ha guardato { $count ->
        [1] una volta
       *[other] { $count } volte in quel giorno
    }. Ha guardato: { $parts }.
looked-purpose = Perché
looked-read = Ha letto:
looked-times = { $first }–{ $last }, { $count } volte
looked-title = Chi ha guardato il profilo { $code }
looked-title-plain = Chi ha guardato i tuoi dati
looked-unknown-organization = Un ente che non fa più parte della rete
looked-what = Che cosa
looked-when = Quando
looked-who = Chi

# Di quale servizio: il foglio per la persona.
slip-ask-for = Chiedi di: { $whom }
slip-bring = Che cosa portare
slip-confidential = L'indirizzo è riservato: te lo dicono loro quando chiami.
slip-contact = Come mettersi in contatto
slip-contact-plain = Come chiamare o scrivere
slip-follow-up = Ci risentiamo { $day }: ci dirai come è andata.
slip-from = dal { $day }
slip-given-by = Questo foglio te lo dà { $organization }. Per ogni domanda puoi tornare da noi.
slip-holidays = Nei giorni festivi l'orario può cambiare: chiedi prima.
slip-hour = { $weekday ->
        [1] lunedì
        [2] martedì
        [3] mercoledì
        [4] giovedì
        [5] venerdì
        [6] sabato
       *[other] domenica
    } { $opens }–{ $closes }
slip-hours = Quando
slip-title = Dove puoi andare
slip-until = fino al { $day }

# Chi fa che cosa: il foglio che la persona porta a casa.
sheet-answer = Abbiamo chiesto a { $who } se ti può aiutare. Aspettiamo la risposta.
sheet-before-you-print = Prima di consegnare questo foglio: per la persona è sicuro portarlo con sé e tenerlo in casa? Ciò che può dire ad altri qualcosa di delicato sta sul foglio solo se lo scegli qui sotto.
sheet-begin = { $who } ti aiuta, e deve ancora cominciare.
sheet-choose-claim = Qualcuno si è offerto di aiutarti. { $who } sceglie insieme a te.
sheet-confirm = L'aiuto dovrebbe essere arrivato. { $who } ti chiede se è vero.
sheet-danger = Se sei in pericolo, chiama il 112.
sheet-find-answer = { $who } cerca chi ti può aiutare.
sheet-find-place = { $who } ti aiuta appena si libera un posto.
sheet-inform = Chi ti può aiutare ha fatto una domanda. { $who } risponde.
sheet-late = Doveva succedere entro { $day }: chiedi a che punto siamo.
sheet-made-on = Foglio del { $day }. Dopo questo giorno può essere cambiato qualcosa.
sheet-nothing = Oggi nessuno deve fare altro. Se ti serve qualcosa, chiedi a chi ti segue.
sheet-renew-basis = { $who } ti chiede di nuovo il permesso, per poter andare avanti.
sheet-resume = L'aiuto di { $who } è fermo per un po'.
sheet-serve = { $who } ti sta aiutando.
sheet-settle = L'aiuto non è arrivato come doveva. { $who } cerca un'altra strada.
sheet-stop = Se vuoi dire basta
sheet-stop-how = Puoi dire basta quando vuoi, a voce o per iscritto, a { $who }. Da quel momento chi leggeva i tuoi dati con il tuo permesso non li legge più. Ti diciamo prima che cosa cambia per l'aiuto che ricevi. Puoi anche chiedere chi ha guardato i tuoi dati.
sheet-title = Chi fa che cosa
sheet-title-for = { $name }: chi fa che cosa
sheet-until = Entro: { $day }.
sheet-who-leads = chi ti segue
sheet-whom = Chi puoi chiamare

# Le sezioni del profilo, dette in parole facili.
part-access-log-plain = chi ha guardato il profilo
part-address-plain = l'indirizzo
part-assessments-plain = come sta andando
part-card-plain = una scheda senza il tuo nome
part-care-team-plain = chi ti sta aiutando
part-citizenship-plain = cittadinanza e permessi
part-conferences-plain = le riunioni su come aiutarti
part-contact-plain = il telefono e come ti si può chiamare
part-diary-plain = gli appunti condivisi
part-documents-plain = i documenti
part-economic-plain = i soldi
part-grants-plain = a che cosa hai detto sì
part-health-plain = la salute
part-history-plain = che cosa è successo
part-household-plain = la famiglia
part-identity-plain = come ti chiami e quando sei nato o nata
part-justice-plain = giustizia
part-minors-plain = tutela dei minori
part-needs-addi-plain = il bisogno: dipendenze
part-needs-care-plain = il bisogno: cura di familiari e bambini
part-needs-debt-plain = il bisogno: debiti
part-needs-digi-plain = il bisogno: telefono e internet
part-needs-disa-plain = il bisogno: disabilità
part-needs-educ-plain = il bisogno: scuola e corsi
part-needs-fami-plain = il bisogno: famiglia
part-needs-food-plain = il bisogno: cibo
part-needs-good-plain = il bisogno: vestiti, mobili, cose per la casa
part-needs-heal-plain = il bisogno: cure mediche
part-needs-homl-plain = il bisogno: un posto dove dormire
part-needs-hous-plain = il bisogno: casa
part-needs-inco-plain = il bisogno: reddito e sussidi
part-needs-just-plain = il bisogno: giustizia
part-needs-lang-plain = il bisogno: lingua
part-needs-lega-plain = il bisogno: documenti e aiuto legale
part-needs-ment-plain = il bisogno: salute mentale
part-needs-migr-plain = il bisogno: permesso di soggiorno
part-needs-mino-plain = il bisogno: tutela dei minori
part-needs-mobi-plain = il bisogno: trasporti
part-needs-othr-plain = il bisogno: altro
part-needs-soci-plain = il bisogno: compagnia, lutto
part-needs-util-plain = il bisogno: bollette
part-needs-viol-plain = il bisogno: violenza
part-needs-work-plain = il bisogno: lavoro
part-notes-plain = gli appunti di un professionista
part-plan-plain = che cosa avete deciso di fare
part-protection-plain = la protezione
part-referrals-plain = a chi è stato chiesto di aiutarti
part-story-plain = la tua storia, con parole tue


# Perché qualcosa è visibile o no. { $line } è una riga di policy.csv.
explain-ask-keeper = { $part } ({ $action }): chiuso. Nessuna autorizzazione lo apre al tuo ruolo: chiedi all'ente che lo tiene, che risponde alle domande su di esso.
explain-ask-lead = { $part } ({ $action }): chiuso. Chiedi all'ente titolare, che può registrare un'autorizzazione della persona.
explain-closed = { $part } ({ $action }): chiuso. La riga { $line } lo aprirebbe come { $relation }, ma è stato chiuso a questo ente, a questo utente o a tutti tranne il titolare.
explain-denied = { $part } ({ $action }): chiuso. La riga { $line } lo nega come { $relation }, qualunque altra riga lo apra.
explain-duty = { $part } ({ $action }): aperto per compito, come { $relation } (riga { $line }).
explain-duty-alone = { $part } ({ $action }): aperto per compito, per quel solo bisogno, come { $relation } (riga { $line }).
explain-granted = { $part } ({ $action }): aperto come { $relation }, perché lo comprende l'autorizzazione { $grant }, fino al { $until } (riga { $line }).
explain-granted-alone = { $part } ({ $action }): aperto per quel solo bisogno, come { $relation }, perché lo comprende l'autorizzazione { $grant }, fino al { $until } (riga { $line }).
explain-no-agreement = { $part } ({ $action }): chiuso. L'ente non ha firmato l'accordo sui dati.
explain-no-grant = { $part } ({ $action }): chiuso. La riga più vicina è la { $line }, che lo apre come { $relation } dove un'autorizzazione lo comprende; nessuna in vigore lo comprende.
explain-no-line = { $part } ({ $action }): chiuso. Nessuna riga della legge ci va vicino.
explain-not-carried = { $part } ({ $action }): chiuso. La riga { $line } lo aprirebbe, ma ciò che è stato dato come { $relation } non arriva fin lì.
explain-other-kind = { $part } ({ $action }): chiuso. La riga più vicina è la { $line }, che lo apre come { $relation } a un altro tipo di ente.
explain-other-relation = { $part } ({ $action }): chiuso. La riga più vicina è la { $line }, che lo apre a: { $instead }.
explain-other-role = { $part } ({ $action }): chiuso. La riga più vicina è la { $line }, che lo apre come { $relation } a un altro ruolo: { $instead }.
explain-purpose = { $part } ({ $action }): chiuso. Una richiesta con questo scopo non apre nulla di simile.
explain-unknown = Non risulta questa persona, o non puoi saperne. Se qualcuno è con te, chiedi a lei o a lui: l'ente titolare può registrare la sua autorizzazione.

# Il registro dei trattamenti, come lo stampa `amis policy register`.
policy-lines = Al massimo { $max } righe da aggiungere o togliere insieme.
policy-not-yours = Il tuo ruolo non può chiedere questo alla legge.
register-any-kind = enti di ogni tipo
register-bases = Basi giuridiche, chi può registrarle e per quanto al massimo
register-by-duty = per compito: { $parts }
register-by-row = Righe che hanno la classe di ciò che nominano: { $parts }
register-controllers = Titolari del trattamento: ogni ente per ciò che scrive; l'ente titolare per la scheda della persona e per ciò che se ne condivide.
register-data = Categorie di dati personali, per delicatezza
register-days = { $class } { $days } giorni
register-granted = dove un'autorizzazione lo comprende: { $parts }
register-law = La legge in vigore è { $hash }. Ciò che nessuna sua riga permette non è permesso.
register-limits = Termini
register-limits-text = Una disponibilità attiva tiene il bisogno per { $hold } ore. Un invio concluso lascia aperto ciò che ha aperto per { $grace } giorni. Ogni autorizzazione finisce da sé, nel giorno che vi è scritto. La registrazione di chi ha visto che cosa si conserva almeno { $months } mesi. Quando finisce la base su cui una persona è registrata, l'ente titolare non vede più nulla del suo profilo; la cancellazione si chiede all'ente titolare.
register-people = Persone interessate: chi ha bisogni e i componenti del suo nucleo; operatori e volontari degli enti.
register-purposes = Finalità
register-recipients = Destinatari: chi vede che cosa
register-registrations = Su quale base un ente registra una persona
register-security = Misure di sicurezza
register-security-text = Ogni sezione di un profilo si apre con una decisione sua. Ogni consultazione di una persona è registrata prima che la risposta parta, in una catena nella quale nulla si cambia senza che si veda. I numeri che farebbero riconoscere qualcuno non si mostrano. Una scheda anonima non nomina nessuno.
register-title = Registro dei trattamenti (GDPR, articolo 30)
register-transfers = Trasferimenti in paesi terzi: nessuno.

# Chiusure, emergenze, richieste.
ask-already = Il tuo ente lo ha già chiesto e aspetta la risposta.
ask-grant-unfit = Questa autorizzazione non condivide ora con quell'ente, per nome, tutto ciò che era stato chiesto: { $parts }.
ask-lead = Il tuo ente è titolare di questa persona: nessun altro deve aprirgli nulla.
ask-never = Nessuna autorizzazione lo apre al tuo ruolo: { $parts }. Chiedi all'ente che lo tiene.
ask-one-answer = Rispondi con un'autorizzazione o con un rifiuto, non con entrambi.
ask-open-already = Questo ti è già aperto: { $parts }.
ask-wrong-state = La richiesta è { $state }: ora non si può fare.
conference-guest-agreement = { $name } non ha un accordo sui dati in vigore: non può sedere a un tavolo.
conference-guest-closed = A { $name } è chiuso qualcosa di ciò di cui si parla: non può sedere a questo tavolo.
conference-guest-kind = { $name } non vede persone: non può sedere a un tavolo.
conference-guest-lead = { $name } è l'ente titolare, e siede al tavolo senza invito. Invita gli altri.
conference-invited-already = Questo ente siede già al tavolo.
conference-lead-only = Un tavolo lo convoca l'ente titolare della persona. Chiedilo a loro.
conference-off-the-table = Non si mette su un tavolo: { $parts }. Ciò che è sigillato si condivide per nome con ciascun ente; il resto di questo elenco non si condivide così.
conference-over-already = La fine del tavolo deve venire dopo il suo inizio, e dopo adesso.
conference-sealed = Di una persona protetta non si convocano tavoli. Condividi con enti indicati per nome.
conference-too-far = Un tavolo si convoca al massimo 90 giorni prima.
conference-too-long = Un tavolo resta aperto al massimo fino a 97 giorni da oggi.
conference-too-many = A un tavolo siedono al massimo { $max } enti.
conference-too-many-open = Di questa persona sono già aperti { $max } tavoli. Chiudine uno.
conference-wrong-state = Il tavolo è { $state }: ora questo non si può fare.
transfer-lead-only = Una persona la consegnano i professionisti dell'ente titolare, o chi guida l'associazione. Chiedilo a loro.
transfer-nobody-there = Presso { $name } nessuno può rispondere a un passaggio: serve un professionista.
transfer-pending = Un passaggio di questa persona attende già risposta. Prima ritiralo.
transfer-reason-unasked = Il motivo accompagna un no. Lascialo fuori.
transfer-to-agreement = { $name } non ha un accordo sui dati in vigore: non le si può affidare nessuno.
transfer-to-closed = Qualcosa di questa persona è chiuso a { $name }: non le si può affidare.
transfer-to-kind = { $name } non è titolare di persone: non le si può affidare nessuno.
transfer-to-oneself = { $name } è già l'ente titolare di questa persona.
transfer-to-sealed = Una persona protetta si affida solo a enti pubblici, sanitari o di protezione, e { $name } non lo è.
transfer-told-in-future = La persona non può essere stata avvisata in un giorno che deve ancora venire.
transfer-wrong-state = Il passaggio è { $state }: ora questo non si può fare.
diary-in-future = Non si scrive di un giorno che deve ancora venire.
diary-not-yours = Il diario di questa persona non lo scrivi tu: ci scrive l'ente titolare, e chi è autorizzato a farlo.
note-not-yours = Le note professionali le scrivono i professionisti dell'ente titolare.
worker-cover-over = Questo giorno è passato: nessuno può sostituire fino ad allora.
worker-cover-too-long = Si sostituisce un collega per { $max } giorni al massimo.
worker-covers-oneself = Nessuno sostituisce sé stesso. Indica un'altra persona.
worker-disabled = Questo collega non può più accedere.
worker-lead-only = Chi segue una persona lo dicono i professionisti dell'ente titolare, o chi guida l'associazione.
worker-unfit = Questo collega non potrebbe vedere chi è la persona, per il suo ruolo o perché gli è chiuso.
grant-nothing-to-review = Non c'è nulla da rivedere: questa autorizzazione l'ha registrata o già confermata il tuo ente, oppure è finita.
block-lead = All'ente titolare intero non si chiude nulla. Chiudi a singoli utenti, o passa la titolarità.
block-one-subject = Di' a chi: a un ente, all'indirizzo di un utente, o a tutti tranne il titolare.
emergency-already-open = Hai già aperto questo profilo, e il suo tempo non è finito.
emergency-hours = Un accesso in emergenza dura da 1 a { $max } ore.
emergency-not-your-role = Il tuo ruolo non apre profili in emergenza. Chiama il 112, e qualcuno che può farlo.
emergency-own-review = Nessuno verifica un proprio accesso. Chiedi a un altro responsabile della protezione dei dati.
emergency-reason-too-short = Scrivi in almeno { $min } caratteri qual è il pericolo.
emergency-review-first = Un tuo accesso in emergenza aspetta la verifica da tre giorni o più. Chiedi al responsabile della protezione dei dati del titolare di quella persona.
emergency-too-many = Oggi sono state cercate e non trovate troppe persone. Chiama il 112; per la rete, chiama l'ente titolare.
emergency-whom = Indica chi con una cosa sola: l'id, il codice, il codice fiscale, o il nome intero con il giorno di nascita.
emergency-wrong-state = L'accesso in emergenza è { $state }: ora non si può fare.
on-call-children = Bambini e ragazzi in pericolo
on-call-emergencies = Emergenze: polizia, ambulanza, vigili del fuoco
on-call-violence = Violenza e stalking, giorno e notte
person-not-sealed = Questa persona non è nascosta.
person-sealed-already = Questa persona è già nascosta.

# Avvisi per posta.
notices-no-district = Questo non è un distretto. Prendi un id da `areas`: municipi a Milano, ambiti fuori.
notices-for-humans = Gli avvisi per posta sono per le persone: un altro sistema chiede `changes`.
notices-no-mail = Questa rete non manda posta: avvisi per posta non se ne possono scegliere. Chiedi a chi gestisce il sistema.
notices-tabs-required = Indica almeno una parte di In arrivo di cui vuoi sapere.
mail-subject = Avviso da AMìS
mail-to-answer = { $count ->
    [one] In AMìS c'è una cosa che aspetta una risposta.
   *[other] In AMìS ci sono { $count } cose che aspettano una risposta.
}
mail-mine = { $count ->
    [one] In AMìS c'è una cosa in mano al tuo ente.
   *[other] In AMìS ci sono { $count } cose in mano al tuo ente.
}
mail-stalled = { $count ->
    [one] In AMìS c'è una cosa ferma, che qualcuno deve guardare.
   *[other] In AMìS ci sono { $count } cose ferme, che qualcuno deve guardare.
}
mail-notices = { $count ->
    [one] In AMìS c'è una novità.
   *[other] In AMìS ci sono { $count } novità.
}
mail-overdue = { $count ->
    [one] Una è in ritardo.
   *[other] { $count } sono in ritardo.
}
mail-oldest = { $count ->
    [one] La prima c'è da un giorno.
   *[other] La prima c'è da { $count } giorni.
}
mail-sign-in = Per vedere di che si tratta, accedi: { $address }
mail-why = Ricevi questo messaggio perché l'hai chiesto nelle preferenze degli avvisi, e lì lo cambi. Non rispondere: qui non legge nessuno.
