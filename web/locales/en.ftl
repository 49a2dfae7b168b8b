# Refusals of the API: the code with hyphens.
conflict = Somebody changed this in the meantime (version { $version }). Load it again and repeat your change.
grant-actions-required = Say what the recipient may do: read, write, or both.
grant-beyond-agenda = Not on the conference's agenda: { $parts }. Leave these parts out, or share them by name with each organisation.
grant-basis-not-allowed = Your kind of organisation can't record this basis for: { $parts }. Leave these parts out, or record another basis (for all the parts together: { $allowed }).
grant-conference-over = That conference is closed: it opens nothing any more. Call another.
grant-from-before-signature = A grant can't begin before it was signed.
grant-notes-never = Professional notes never leave the organisation that wrote them. Leave them out.
grant-one-recipient = Name either one organisation, or the kinds of organisation, or a conference.
grant-parts-not-yours = Your role may not share: { $parts }. Leave these parts out, or ask a professional of your organisation.
grant-parts-required = An empty list shares nothing. Name the parts to share.
grant-proof-required = Say what shows that they may speak for the person.
grant-purpose-not-allowed = Nothing of a person is shared for running the system. Choose another purpose.
grant-refusal-of-consent = Only a consent can be refused by the person. Record the refusal with the basis consent.
grant-refusal-replaces-nothing = A refusal takes no grant's place. Leave out what it is to replace; to end that one, revoke it.
grant-replaces-at-once = A grant that takes another's place holds from now on, so that there is no gap. Leave `from` out, or sign it when the other ends.
grant-sealed-part-by-name = Sealed parts are shared with organisations named one by one: { $parts }. Name one organisation, or leave these parts out.
grant-sealed-person-by-name = What belongs to a sealed person is shared with organisations named one by one. Name one organisation.
grant-signed-before-conference = The signature is older than the conference: it can't have spoken of it. Have it signed again.
grant-signed-in-future = The signature lies in the future.
grant-signed-too-long-ago = On this basis a grant signed then ended on { $last }. Ask again.
grant-to-oneself = An organisation shares nothing with itself: what it may see, its duties say. Name another one.
grant-until-not-earlier = An end is only ever brought forward. For a later one the person signs a new grant, which takes this one's place.
grant-until-too-early = The end must lie after the beginning, and after now.
grant-until-too-late = On this basis, for these parts, a grant signed then lasts until { $last } at most.
grant-wrong-state = The grant is { $state }: this can't be done with it now.
evidence-another = The file beside this grant is not the one that `If-Match` names. Look at `evidenceFile.sha256` and send it again.
evidence-empty = The file is empty.
evidence-exists = There is another file beside this grant. To put this one in its place, name the hash of that one in `If-Match`.
evidence-too-long = A file may have { $max } MB at most.
evidence-type-not-allowed = Such a file is not kept. These are: { $allowed }.
grant-within = Look ahead between 1 and { $max } days.
remark-answered = This has been answered already.
remark-in-future = The person can't have said it on a day to come.
remark-part-closed = This part is not open to you, so nothing is written down beside it. Tell whoever keeps it.
remark-part-of-rows = What this part holds names other parts. Name the one that the person means.
import-overtaken = Another import of the same source went on in the meantime. Start this one again.
invitation-refused = This invitation is no longer valid. Ask whoever runs the system for a new one.
mutation-id-reused = This clientMutationId was used for another input. Use a new one.
not-found = There is no such record, or you may not know of it.
notice-in-future = A notice can't have been given on a day to come.
page-cursor = This cursor belongs to another list or another reader. Start from the beginning.
page-first = A page has 0 to { $max } entries.
password-common = This is among the first that somebody would try. Choose another.
password-too-long = At most { $max } characters.
password-too-short = At least { $min } characters. A few words at random will do.
live-too-many = So many connections are open for you already: { $max }. Close one of them, or ask by POST.
live-too-many-subscriptions = So many subscriptions are open on this connection already: { $max }. End one of them first.
changes-other-log = This cursor is of a log that is no more: ask without one, read everything again, and go on from there.
external-taken = Your system calls something else so already. One id stands for one thing.
external-too-many = At most { $max } other systems for one thing. Remove one first.
behalf-no-system = Only another system asks for somebody: you act for yourself. Leave the header out.
behalf-required = Another system names the human it acts for, in the header Amis-On-Behalf-Of.
purpose-not-allowed = You can't call for this purpose.
sign-in-refused = Mail address and password don't go together.
anybody-trap = Leave this field empty.
anybody-ticket = The form has been open for too long: reload the page and send it again.
anybody-too-fast = One moment: try again in a few seconds.
anybody-too-many = Too many requests from this network. Try again in a few minutes.
sign-in-too-many = Too many attempts. Try again in { $minutes } minutes.
text-control-character = The text holds control characters. Remove them.
text-not-a-language = This is no language tag such as it, en, ar.
text-required = This field is needed.
text-too-long = At most { $max } characters.
texts-exists = There is a text of this kind, version and language. Texts are never changed: give it another version.
explain-too-much = There is more than fits into one answer.
texts-not-yours = What persons are told and asked is written by the administrator of the network's own body.
texts-retired = This text is used no more from { $day } on; that stands.
texts-retired-in-past = A text is retired from today on or later: what was signed on it stays signed.
texts-unknown = There is no such text that was used on { $day }. There are, by version and language: { $texts }. Another one is added by the network's administrator.
token-end-out-of-range = A token ends in the future, at the latest in { $days } days.
token-scope-required = A token is for at least one thing.
areas-overtaken = Somebody else has changed the places meanwhile. Nothing was brought in: look at the list, and send the file again.
areas-too-many = With this file there would be more than { $max } places. Nothing was brought in: cut the file down to what is needed.
areas-not-yours = Places are brought in by the administrator of the network's own body.
import-no-arc = An outline names an arc that the map doesn't have.
import-no-area = “{ $word }” is the code of no place, neither of the map nor of the network.
import-too-many-corners = The map has more than { $max } corners.
import-no-degrees = The coordinates are no degrees (WGS 84): { $word }
import-no-field = There is no text and no number in the field “{ $word }”.
import-no-map = Neither a GeoJSON FeatureCollection nor a TopoJSON topology: { $word }
import-no-outline = “{ $word }” is no outline: a Polygon or MultiPolygon is.
import-not-inside = A place of kind { $outer } holds none of kind { $inner }.
import-nothing-drawn = The outline is too small to be seen.
import-other-kind = “{ $word }” is of kind { $kind } in the network, and a kind never changes.
import-other-parent = “{ $word }” lies in “{ $parent }” in the network, and stays there.
import-repeated = The code “{ $word }” is another place's of the map already.
import-too-large = The file has more than { $max } bytes.
import-too-many = The map has more than { $max } places.
import-wrong = { $word }
accounts-not-yours = Users are run by administrators: those of their own organisation, or of the whole network.
agreement-in-force = This organisation's agreement is in force already.
agreement-not-in-force = This organisation has no agreement in force.
agreement-own = The agreement of the body that runs the network can't be ended here: nobody could open it again.
area-not-a-district = Choose a district: a municipio, an ambito, or a comune of no ambito.
organization-name-taken = There is an organisation of this name already.
organization-tax-code = An organisation's tax code has 11 digits.
user-disabled = This user is disabled: enable them first.
user-districts = At most { $max } districts.
user-coordinator-by-network = Who coordinates a district is appointed by the administrator of the network.
user-last-administrator = This is the network's last administrator: invite another one first and let them choose a password.
user-disabled-by-network = The network disabled this user: the administrator of the network's own body lets them in again.
user-not-disabled = This user isn't disabled.
user-yourself = You can't do this with your own account: another administrator does.
user-administrator-alone = An administrator has no other role.
user-districts-of-coordinator = Only a coordinator has districts.
user-mail-taken = This address is another user's already: take another one, or ask the administrator of the network.
user-mail-unreadable = This is no mail address.
user-role-required = A user has at least one role.

# Errors.
error-internal = Something broke on our side. Quote the ticket when you ask for help.
error-out-of-scope = This token was not given for that.
error-unauthenticated = Sign in, or send a token that is still valid.
error-token = This token is not valid any more, or never was. Ask your administrator for a new one.
error-too-costly = This asks for too much at once. Ask for less, in several requests.
error-unavailable = Too busy just now. Ask again with the same clientMutationId: nothing happens twice.
refused-committed = It is done, but the answer could not be made. Ask again with the same clientMutationId.
refused-content-type = The request's body must be `application/json`.
refused-other-site = With a session (cookie) only pages of this same address are answered. Outside a browser send the header `Sec-Fetch-Site: same-origin`, or a token in place of the cookie.
refused-too-long = The request's body is longer than { $max } bytes, and is not read.
refused-too-slow = The request's body did not arrive in time.
refused-unrecorded = Who sees this can't be written down, so nobody does. Ask again later.
way-by-post = This answers GraphQL documents sent by POST, as JSON: { "{" }"query": "…"{ "}" }. The schema is in schema.graphql.

# Persons.
area-of-no-district = This place lies in no single district. Choose a municipio, or a comune that is not cut into municipi.
area-unknown = There is no such place. Take an id from `areas`.
contact-mail = This is no mail address.
contact-phone = A phone number holds at least three digits, and no letters.
citizenship-nationality = Give the country as two capitals (ISO 3166-1 alpha-2), such as IT.
economic-negative = A sum can't be below zero.
health-disability-percent = A percentage lies between 0 and 100.
household-birth-year = This year can't be.
household-too-many = A household holds at most { $max } members.
identity-birth = Nobody alive was born then. Look at the date or the year.
identity-fiscal-code = The codice fiscale has 16 characters and a check letter; this one doesn't fit. It may be left out.
identity-name-or-alias = Give a name, or an alias: an alias alone is enough.
people-one-filter = Search by name or by district, not both at once.
person-language = Languages are BCP 47 tags such as it or ar, at most { $max }.
person-notice-required = Your organisation keeps people by their consent: say which notice they were given, and when.
person-nothing-given = Give at least one part to write.
person-register-refused = Your role may not register people with these parts.

# The directory.
capacity-available-without-places = Without a free place the service isn't available: choose full or waiting list, or say how many places there are.
capacity-full-with-places = A service that is full or has a waiting list has no free places: leave the number out, or choose available.
capacity-places-out-of-range = Free places go from 0 to { $max }.

# Claims.
claim-already = Your organisation has answered this need already: its claim is { $state }.
claim-earliest-past = This day has passed. Give today or a later one.
claim-no-service = No active service or standing offer of yours answers this need, as far as its card says.
claim-none-waits = Nobody's offer waits for this need.
claim-no-place = The service has no free place left, by what its organisation said: it may say anew how many there are, or another offer is chosen.
claim-no-question = This claim asks nothing.
claim-not-eligible = The service doesn't fit what the card says: { $reasons }. A need that goes to the first who answers asks for a service that fits.
claim-not-proposed = The claim is { $state }: only one that waits is answered.
claim-too-many = Your organisation has { $max } claims that wait or hold a need already. Withdraw one, or bring one to its end.
claim-reason-unfit = This reason doesn't go with a need that is given back.
claim-service = This service of yours doesn't answer this need. Take one from the card's `myServices`.
claim-undo-open = How the person is reached is not open yet. Convert the claim once it can't be undone any more.
claim-undo-over = It is too late to undo this claim. Give the need back with a reason instead (`releaseClaim`).
claim-wrong-state = The claim is { $state }: this can't be done to it now.
grant-basis-missing = No grant in force shares this with that organisation: { $parts }. Record one first.

# Needs.
need-answer = This is no answer to that question. Look at its type and choices.
need-area-required = Say where the need is: the person has no address with a place.
need-claim-policy = Only needs that are not delicate may go to the first who answers.
need-concerns = Name the whole household or its members, not both.
need-draft-of-another = A colleague prepared it: whoever prepared it changes it, or whoever may open it.
need-draft-not-yours-to-open = Your role prepares needs: a professional of your organisation opens this one.
need-draft-member-left = It names somebody who is no longer in the household: say anew whom it concerns.
need-draft-unfinished = To be opened it still lacks: { $fields }.
need-kind-first = Name the kind of help before answering its questions.
need-kind-of-help = This is no kind of help of that domain. Take one from `kindsOfHelp`.
need-question-unknown = The kind of help has no such question.
need-reason-only-unmet = Only an unmet need takes a reason.
need-reason-required = An unmet need asks for a reason.
need-reason-unfit = This reason doesn't go with an unmet need.
need-rest-is-open = What was left of it is open as a need of its own: go on with that one, or close it first.
need-severity = Severity goes from 1 (in crisis) to 5 (self-reliant); 0 is not assessed.
need-wrong-state = The need is { $state }: this can't be done to it now.

# Counts.
statistics-by-district = Across several districts a person would be counted twice: ask by DISTRICT, or within one.
statistics-by-domain = Counts of some domains are told by domain: ask by DOMAIN too.
statistics-too-many = That is more than { $max } counts. Ask within a smaller area, or for fewer domains.

# Referrals.
need-hold-reason-unfit = Service doesn't rest for this reason. Take PERSON_AWAY, PERSON_PAUSES, PAPERS_MISSING or SERVICE_RESTS.
need-review-out-of-range = It is looked at again on a day from tomorrow to a year from now.
need-not-open = The need is { $state }: only an open need is sent.
referral-draft-alone = A draft is sent by itself: give the draft alone, or what a new referral says.
referral-duplicate = This organisation was already asked about this need, and that is not over.
referral-other-needs = Parts of other needs don't go with a need: { $parts }. Leave them out, or send another referral.
referral-asked-already = The recipient asked already, and asks once. Accept it, or decline it.
referral-basis-complete = The person's grants cover what it shares: send it.
referral-forwarded-too-often = It was sent on too often already: the person's lead sends it anew.
referral-nothing-asked = The recipient has asked nothing that waits for an answer.
referral-parts-not-held = Your organisation wasn't sent these parts: { $parts }. Leave them out.
referral-question-unasked = Only who asks says what.
referral-cannot-go-there = It can't be sent on to this organisation: the person doesn't share these parts with it, or it knows of the need already. Ask the person's lead.
referral-answered-out-of-range = The person can have said it from the day of the referral to today.
referral-dispute-unasked = Who confirms disputes nothing. Leave `dispute` out, or dispute it.
referral-not-done = Its recipient isn't done yet.
referral-outcome-required = To complete it, say what came of it.
referral-outcome-unasked = Only who completes it says what came of it.
referral-outcome-unfit = A referral is completed with MET, PARTLY_MET or UNMET.
referral-parts-not-yours = Your role may not send: { $parts }. Leave these parts out, or ask a professional of your organisation.
referral-review-out-of-range = A place is looked at again on a day from tomorrow to a year from now.
referral-review-unasked = Only who puts it on the waiting list says when it is looked at again.
referral-reason-required = Say why.
referral-reason-unfit = This reason doesn't go with this answer.
referral-recipient-agreement = This organisation has signed no data agreement: no person is sent to it.
referral-recipient-kind = No person is sent to organisations of this kind.
referral-to-oneself = An organisation doesn't send to itself.
referral-wrong-state = The referral is { $state }: this can't be done to it now.
group-accessibility = Known words: { $known }.
group-begins = A new group is forming, reported or active.
group-consent-ahead = The consent is from today or before.
group-consent-missing = Only what they agreed to in writing is published: say on which day.
group-correct-or-not = If something is wrong, say that it is no longer correct.
group-ends-before = The end comes after the beginning.
group-every-weeks = From every week (1) to every 12.
group-headcount = A whole number, at most { $max }.
group-known = There is a group of this name in this place already. If it is another one, say so.
group-link-over = This link is no longer good. Ask the desk for a new one.
group-merge-closed = The group that stays can't be a closed one.
group-merge-itself = A group isn't joined to itself.
group-not-by-keeper = This isn't done by whoever keeps the map.
group-not-yours = The map of groups is kept by another organisation, or not by your role.
group-nothing-proposed = Say what should be changed, or write it in the note.
group-nth = From the first (1) to the fifth (5) of the month, or the last (-1); without "every how many weeks".
group-online-place = A group over the net alone has no place: take the place away, or say that it is hybrid.
group-online-where = Say how one joins: an address on the net, a phone or a mail address.
group-place-by-note = Write in the note where it meets.
group-point = Latitude and longitude go together, in degrees.
group-proposal-decided = The proposal has been decided already.
group-reason = A reason is needed to suspend, close or reject, and must be one for that; leave it empty otherwise.
group-time = A time such as 20:30.
group-too-many = At most { $max }.
group-topic = There is no such topic: choose one of the list.
group-until = A day from today to a year from now, and only for what is suspended.
group-url = An address that begins with https:// and has no blanks.
group-weekday = The weekday is from 1 (Monday) to 7 (Sunday).
group-weeks-from = Say the first day, from which weeks are counted.
group-wrong-state = The group is { $state }: this can't be done to it now.
orientation-answered-out-of-range = The person can have said it from the day of the orientation to today.
orientation-bring-too-much = At most { $max } lines of what to bring.
orientation-domain-required = Name the need or, for somebody without a name, the domain they ask about.
orientation-follow-up-out-of-range = They are asked how it went on a day from today to a year from now.
orientation-follow-up-unasked = Only who hasn't gone yet is asked again: leave the day out, or say NOT_GONE_YET.
orientation-need-alone = The need says domain, kind of help and area already. Name the need alone.
orientation-need-closed = This need is closed. Reopen it, if the person still has it.
orientation-not-your-role = Your role tells nobody of services. Ask those who receive people.
orientation-one-answer = Say whether it helped, or why it came to nothing: one of the two.
orientation-service-or-group = Name a service, with its place, or a group: one of the two.
orientation-wrong-state = The orientation is { $state }: this can't be done to it now.

# States, as they are read in a sentence.
state-need-open = open
state-need-assigned = in an organisation's hands
state-need-in-service = being answered
state-need-closed = closed
state-need-on-hold = on hold
state-need-draft = a draft
state-need-discarded = a draft that was discarded
state-claim-proposed = waiting
state-claim-active = active
state-claim-converted = a referral by now
state-claim-released = given back
state-claim-lapsed = lapsed
state-claim-withdrawn = withdrawn
state-claim-rejected = turned down
state-claim-superseded = overtaken by another
state-referral-draft = a draft
state-referral-sent = waiting for an answer
state-referral-accepted = accepted
state-referral-declined = declined
state-referral-in-progress = in progress
state-referral-failed = broken off
state-referral-completed = completed
state-referral-waitlisted = on the waiting list
state-referral-cancelled = cancelled
state-referral-confirmed = confirmed
state-referral-disputed = disputed
state-referral-recalled = recalled
state-group-forming = forming
state-group-reported = reported
state-group-verifying = being verified
state-group-active = active
state-group-due = due to be verified
state-group-unverified = unverified
state-group-suspended = suspended
state-group-closed = closed
state-orientation-given = given
state-orientation-kept = followed already
state-orientation-not-kept = not followed
state-orientation-unknown = without news
state-orientation-withdrawn = withdrawn
state-referral-awaiting-consent = waiting for the person to agree
state-referral-expired = expired
state-referral-entered-in-error = marked as a mistake
state-grant-draft = a draft
state-grant-active = in force
state-grant-suspended = suspended
state-grant-expired = expired
state-grant-revoked = revoked
state-grant-superseded = replaced by another
state-grant-refused = refused
state-emergency-open = open
state-emergency-closed = over, waiting for its review
state-emergency-reviewed = reviewed
state-conference-open = open
state-conference-closed = closed
state-transfer-proposed = waiting for an answer
state-transfer-accepted = accepted
state-transfer-declined = declined
state-transfer-withdrawn = taken back
state-ask-asked = waiting for an answer
state-ask-granted = granted
state-ask-refused = refused
state-ask-withdrawn = taken back

# Why a service fits or does not.
match-access-fits = A wheelchair gets in
match-access-unfit = Is over steps, and a wheelchair has to get in
match-access-unknown = Whether a wheelchair gets in where one has to is not known
match-age-fits = Is for this age
match-age-unfit = Is for other ages
match-age-unknown = Is for certain ages, and the age is not known well enough
match-answers-domain = Answers needs of this domain
match-answers-kind = Gives this kind of help
match-area-unknown = Whether it serves this place is not known
match-bring-counted = Bring: { $value }
match-closed-meanwhile = Is closed, and the need is urgent
match-closed-too-long = Stays closed for longer than the need can wait for an answer
match-declined-before = Has turned this need down
match-few-places-counted = Very few free places: { $value }
match-full = Is full
match-has-room = Has room
match-has-room-counted = Free places: { $value }
match-household-fits = Is for households of this size
match-household-unfit = Is for households of another size
match-household-unknown = Is for certain households, and the household is not known well enough
match-income-fits-counted = The ISEE is within its bound of { $value } euros
match-income-unfit = Is for a lower ISEE
match-income-unfit-counted = Is for an ISEE of at most { $value } euros
match-income-unknown-counted = Is for an ISEE of at most { $value } euros, and the ISEE is not known
match-language-not-spoken = Other languages are spoken there
match-language-spoken = The person's language is spoken there
match-language-unknown = Whether the person's language is spoken there is not known
match-near-counted = Is about { $value } km away
match-needs-assessment = Whether it has a place is found out by an assessment
match-no-agreement = The organisation has signed no data agreement: it can be told of, and is sent nothing
match-on-again = can be asked again from { $day }
match-on-opens = opens on { $day }
match-on-said = said on { $day }
match-open-today = Is open today
match-open-today-counted = Is open today until { $value }
match-opens-on = Is closed now
match-other-domain = Offers nothing in this domain
match-other-kind = Gives other kinds of help of this domain
match-out-of-area = Serves other places, not this one
match-residence-fits = Is for those registered as resident there
match-residence-unfit = Is for those registered as resident elsewhere
match-residence-unknown = Is for those registered as resident in certain places, and the residence is not known well enough
match-room-unknown = Whether it has room is not known
match-same-district = Is in the same district
match-serves-area = Serves this place
match-sex-fits = Is for women or for men alone, and that fits
match-sex-unfit = Is for women or for men alone, and that does not fit
match-sex-unknown = Is for women or for men alone, and whether that fits is not known
match-stay-fits = Takes those who are in the country on this ground
match-stay-unfit = Takes those who are in the country on other grounds
match-stay-unknown = Asks on which ground one is in the country, and that is not known well enough
match-unverified = The entry was not checked for more than a year
match-verified = The entry was checked of late
match-waiting-list = Has a waiting list
paper-family = certificate of the family's composition
paper-health-card = health card
paper-identity = identity card or passport
paper-isee = ISEE certificate
paper-medical = medical certificate
paper-permit = residence permit or the receipt of having asked for it
paper-residence = certificate of residence
paper-tax-code = tax code

# Mario's week, as `amis demo --story` plays it.
story-begins = Mario's week, from Monday 2 November 2026. Each call is made by a user of the demo network, in a database of its own that goes at the end.
    After each: what everybody sees of Mario then, asked as they would; and, where that changed, on what it rests.
story-ends = { $calls } calls. Mario told his story once: whoever could answer saw the part for that answer, for as long as it took, and no more.
story-views = Who sees what of Mario now:
story-nothing = nothing: for them there is no such person
story-card = the card of { $domains }, which names nobody
story-counts = counts without names ({ $counts })
story-why-lead = Relation: lead. What the role reads there it reads by duty.
story-why-care-team = Relation: care team. Its organisation answers { $domains }.
story-why-care-team-until = Relation: care team. Its organisation answers { $domains }, until { $until }.
story-why-referred = Relation: referred. Its organisation was sent { $domains } and has not answered.
story-why-shared-with = Relation: shared with. A grant names the organisation.
story-why-member = Relation: member of the network, and nothing closer.
story-why-counts = The role coordinates the district: it reads its counts, and no person.
story-why-no-grant = No grant in force reaches the organisation.
story-why-grants = Grants that reach it: { $grants }.
story-grant = { $purpose }, until { $until } ({ $parts })
story-giulia-opens = Giulia, Mario's social worker, opens his profile and sees who could answer.
story-luca-reads-cards = Luca, of a housing association, looks for urgent needs of a home.
story-luca-claims = Luca says "we can answer". It opens nothing yet.
story-sofia-reads-cards = Sofia, of another housing association, finds the same card, under another id.
story-sofia-claims = Sofia can answer too.
story-giulia-compares = Giulia compares the answers with Mario.
story-giulia-chooses = Mario prefers the first: Giulia chooses it. The other ends in the same moment.
story-luca-calls = Luca sees how Mario is reached, and that need. Not his surname, nor why he eats elsewhere.
story-sofia-tries = Sofia asks for the same need, and learns no more than of one that does not exist.
story-nadia-tries = Nadia, social worker of the next municipio, asks for Mario by his id.
story-amina-reads = Amina, of the listening centre, reads the referral that was sent to her: a note, and the names of parts.
story-amina-accepts = Amina accepts. The parts of the packet open.
story-amina-starts = The first parcel is handed over.
story-paolo-counts = Paolo, coordinator of the district, reads what waits there.
story-giulia-reads-grants = Mario changes his mind about associations. Giulia looks at what he agreed to.
story-giulia-revokes = Giulia takes that consent back. The answer names the claim that rested on it.
story-luca-tries = Luca asks for Mario's need again.
story-giulia-takes-back = Giulia takes the need back. It waits since the day on which it was opened.
story-amina-completes = Amina completes the referral: the need for food is met.
story-giulia-closes-the-week = Fifteen days later the time for handing over is past too. Giulia looks at what is left to do.

# The words of the law, as people read them.
part-card = anonymous need card
part-identity = identity
part-contact = how to reach them
part-address = address
part-household = household
part-economic = economic situation
part-citizenship = nationality and permit
part-health = health
part-protection = protection from violence
part-minors = child protection
part-justice = justice and detention
part-story = their own words
part-assessments = assessments
part-plan = individual plan
part-conferences = case conferences
part-diary = social diary
part-notes = professional notes
part-documents = documents
part-care-team = care team
part-history = history
part-referrals = referrals
part-grants = grants
part-access-log = who looked
part-needs-hous = needs: housing
part-needs-homl = needs: homelessness
part-needs-food = needs: food
part-needs-inco = needs: income and benefits
part-needs-debt = needs: debt and usury
part-needs-util = needs: bills and energy
part-needs-good = needs: material goods
part-needs-work = needs: work
part-needs-educ = needs: school and training
part-needs-lang = needs: language and mediation
part-needs-digi = needs: digital access
part-needs-mobi = needs: transport
part-needs-lega = needs: legal aid and documents
part-needs-migr = needs: migration status
part-needs-heal = needs: health access
part-needs-ment = needs: mental health
part-needs-addi = needs: addictions
part-needs-disa = needs: disability
part-needs-care = needs: caregiving and child care
part-needs-fami = needs: family relations
part-needs-soci = needs: loneliness and grief
part-needs-viol = needs: violence
part-needs-mino = needs: child protection
part-needs-just = needs: justice and detention
part-needs-othr = needs: other
role-social-worker = social worker
role-educator = educator
role-psychologist = psychologist
role-listener = listening volunteer
role-desk-operator = desk operator
role-trainee = trainee
role-association-operator = association's operator
role-association-lead = head of an association
role-coordinator = district coordinator
role-facilitator = facilitator
role-privacy-officer = privacy officer
role-administrator = technical administrator
role-service-account = connected system
kind-comune = comune
kind-ambito = ambito
kind-municipio = municipio
kind-ats = health protection agency
kind-asst = local health trust
kind-school = school
kind-job-centre = job centre
kind-serd = addictions service
kind-cps = mental health centre
kind-consultorio = family clinic
kind-cav = anti-violence centre
kind-caritas = Caritas
kind-odv = voluntary organisation
kind-aps = social promotion association
kind-cooperative = social cooperative
kind-foundation = foundation
kind-religious = religious body
kind-patronato = patronato
kind-street-unit = street unit
kind-ama = self-help association
kind-company = company
kind-network = coordinating body
relation-lead = lead organisation
relation-shared-with = organisation that a grant names
relation-care-team = care team
relation-referred = organisation that a need was sent to
relation-conference = organisation invited to a case conference
relation-emergency = emergency access
relation-member = member of the network
relation-outsider = organisation without a signed agreement
basis-consent = consent
basis-public-task = public task
basis-vital-interest = vital interest
basis-legal-obligation = legal obligation
purpose-coordinate = working together for the person
purpose-refer = sending a need on
purpose-emergency = emergency
purpose-statistics = statistics
purpose-administration = running the system
action-read = see
action-write = change
action-register = register
action-claim = answer a card
action-refer = refer
action-share = share
action-export = export
action-explain = ask why
action-merge = merge
action-erase = erase
action-administer = administer
class-n = inside the network, without a name
class-s1 = ordinary
class-s2 = delicate
class-s3 = special categories (art. 9)
class-s4 = sealed
# Pages.
day-written-out = { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[other] Sunday
    } { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[other] December
    } { $year }
page-broken = Something broke on our side.
page-forbidden = This page opens from AMìS itself only, not from another site.
page-not-found = There is no such page.
page-refused = This page can't be shown like this. Check the address.
page-ticket = When you ask for help, name this number: { $ticket }
page-unavailable = Not now. Try again in a moment.

# Who looked: the sheet for the person.
looked-automatic = Read by another system, automatically.
looked-automatic-plain = A computer did this by itself.
looked-before-you-print = Before you hand this sheet over: is it safe for the person to carry it and keep it at home? You can also read it together, here.
looked-changed = Wrote or decided:
looked-emergency = Emergency
looked-goes-back-to = This sheet goes back to { $day }. What is older stands on another sheet.
looked-intro = Each time somebody opens the profile it is written down: which organisation, in which role, which parts, when and why. What stands in the parts is not shown here. Times are those of Italy.
looked-intro-plain = AMìS holds some of your data. Here you read who looked at it, when, and at what. You can ask whoever gives you this sheet about every line.
looked-made-by = Sheet made by { $organization }, { $day } at { $time }.
looked-made-by-plain = { $organization } gives you this sheet. It is of { $day }, { $time }.
looked-more-at-officer = This sheet holds what whoever made it may tell, and the law protects some things for other people, too. For every question there is the privacy officer of the lead organisation.
looked-more-at-officer-plain = More questions? You can ask the privacy officer. Whoever gives you this sheet tells you who that is and how to write to them.
looked-nobody = In this time nobody opened the profile, as far as whoever made this sheet may tell.
looked-nobody-plain = Nobody looked at your data, as far as whoever gives you this sheet knows.
looked-older = Older sheets
looked-plain-at = At { $time }
looked-plain-change = { $when } { $organization } ({ $roles }) wrote or decided something { $count ->
        [1] once
       *[other] { $count } times that day
    }. It is about: { $parts }.
looked-plain-from-to = From { $first } to { $last }
looked-plain-purpose = Why: { $purpose }.
looked-plain-read = { $when } { $organization } ({ $roles }) looked { $count ->
        [1] once
       *[other] { $count } times that day
    }. It looked at: { $parts }.
looked-purpose = Why
looked-read = Read:
looked-times = { $first }–{ $last }, { $count } times
looked-title = Who looked at the profile { $code }
looked-title-plain = Who looked at your data
looked-unknown-organization = An organisation that has left the network
looked-what = What
looked-when = When
looked-who = Who

# Of which service: the sheet for the person.
slip-ask-for = Ask for: { $whom }
slip-bring = What to bring
slip-confidential = The address is kept private: they tell you when you call.
slip-contact = How to get in touch
slip-contact-plain = How to call or write
slip-follow-up = We talk again on { $day }: you tell us how it went.
slip-from = from { $day }
slip-given-by = { $organization } gives you this sheet. You can come back to us with every question.
slip-holidays = Hours may differ on holidays: ask first.
slip-hour = { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[other] Sunday
    } { $opens }–{ $closes }
slip-hours = When
slip-title = Where you can go
slip-until = until { $day }

# Who does what: the sheet that the person takes home.
sheet-answer = We asked { $who } whether they can help you. We wait for their answer.
sheet-before-you-print = Before you hand out this sheet: is it safe for the person to carry it and to keep it at home? What could tell others something delicate is on it only if you choose it below.
sheet-begin = { $who } helps you, and has yet to begin.
sheet-choose-claim = Somebody offered to help you. { $who } chooses together with you.
sheet-confirm = The help should have come. { $who } asks you whether it did.
sheet-danger = If you are in danger, call 112.
sheet-find-answer = { $who } looks for somebody who can help you.
sheet-find-place = { $who } helps you as soon as there is a place.
sheet-inform = Somebody who can help you has a question. { $who } answers it.
sheet-late = It should have happened by { $day }: ask how far it is.
sheet-made-on = Sheet of { $day }. Things may have changed since.
sheet-nothing = Today nobody has anything else to do. If you need something, ask whoever follows you.
sheet-renew-basis = { $who } asks you for permission again, to be able to go on.
sheet-resume = The help of { $who } rests for a while.
sheet-serve = { $who } is helping you.
sheet-settle = The help did not come as it should. { $who } looks for another way.
sheet-stop = If you want to say stop
sheet-stop-how = You can say stop whenever you want, aloud or in writing, to { $who }. From then on whoever read your data with your permission reads them no more. We tell you before what changes for the help that you get. You can also ask who looked at your data.
sheet-title = Who does what
sheet-title-for = { $name }: who does what
sheet-until = By { $day }.
sheet-who-leads = whoever follows you
sheet-whom = Whom you can call

# Parts of the profile, in words that are easy to read.
part-access-log-plain = who looked at the profile
part-address-plain = the address
part-assessments-plain = how things are going
part-card-plain = a card without your name
part-care-team-plain = who is helping you
part-citizenship-plain = citizenship and permits
part-conferences-plain = the meetings on how to help you
part-contact-plain = your phone and how you can be called
part-diary-plain = the shared notes
part-documents-plain = the documents
part-economic-plain = money
part-grants-plain = what you said yes to
part-health-plain = health
part-history-plain = what happened
part-household-plain = the family
part-identity-plain = your name and when you were born
part-justice-plain = justice
part-minors-plain = child protection
part-needs-addi-plain = the need: addictions
part-needs-care-plain = the need: care of family and children
part-needs-debt-plain = the need: debts
part-needs-digi-plain = the need: phone and internet
part-needs-disa-plain = the need: disability
part-needs-educ-plain = the need: school and courses
part-needs-fami-plain = the need: family
part-needs-food-plain = the need: food
part-needs-good-plain = the need: clothes, furniture, things for the home
part-needs-heal-plain = the need: medical care
part-needs-homl-plain = the need: a place to sleep
part-needs-hous-plain = the need: a home
part-needs-inco-plain = the need: income and benefits
part-needs-just-plain = the need: justice
part-needs-lang-plain = the need: language
part-needs-lega-plain = the need: papers and legal aid
part-needs-ment-plain = the need: mental health
part-needs-migr-plain = the need: permit to stay
part-needs-mino-plain = the need: child protection
part-needs-mobi-plain = the need: transport
part-needs-othr-plain = the need: something else
part-needs-soci-plain = the need: company, grief
part-needs-util-plain = the need: bills
part-needs-viol-plain = the need: violence
part-needs-work-plain = the need: work
part-notes-plain = the notes of a professional
part-plan-plain = what you decided to do together
part-protection-plain = protection
part-referrals-plain = who was asked to help you
part-story-plain = your story in your own words


# Why something is open or closed. { $line } is a line of policy.csv.
explain-ask-keeper = { $part } ({ $action }): closed. No authorisation opens it to your role: ask the organisation that keeps it, which answers questions about it.
explain-ask-lead = { $part } ({ $action }): closed. Ask the lead organisation, which can record an authorisation of the person.
explain-closed = { $part } ({ $action }): closed. Line { $line } would open it to you as { $relation }, but it was closed to this organisation, to this user, or to everybody but the lead.
explain-denied = { $part } ({ $action }): closed. Line { $line } denies it as { $relation }, whatever else would open it.
explain-duty = { $part } ({ $action }): open by duty, as { $relation } (line { $line }).
explain-duty-alone = { $part } ({ $action }): open by duty for the need in question alone, as { $relation } (line { $line }).
explain-granted = { $part } ({ $action }): open as { $relation }, because the authorisation { $grant } covers it, until { $until } (line { $line }).
explain-granted-alone = { $part } ({ $action }): open for the need in question alone, as { $relation }, because the authorisation { $grant } covers it, until { $until } (line { $line }).
explain-no-agreement = { $part } ({ $action }): closed. The organisation has signed no data agreement.
explain-no-grant = { $part } ({ $action }): closed. Nearest is line { $line }, which opens it as { $relation } where an authorisation covers it; none in force does.
explain-no-line = { $part } ({ $action }): closed. No line of the law comes near.
explain-not-carried = { $part } ({ $action }): closed. Line { $line } would open it, but what was given as { $relation } doesn't reach that far.
explain-other-kind = { $part } ({ $action }): closed. Nearest is line { $line }, which opens it as { $relation } to another kind of organisation.
explain-other-relation = { $part } ({ $action }): closed. Nearest is line { $line }, which opens it to: { $instead }.
explain-other-role = { $part } ({ $action }): closed. Nearest is line { $line }, which opens it as { $relation } to another role: { $instead }.
explain-purpose = { $part } ({ $action }): closed. A call for this purpose opens nothing of this kind.
explain-unknown = You know of no such person, or may not know of them. If somebody is with you, ask them: their lead organisation can record their authorisation.

# The register of processing, as `amis policy register` prints it.
policy-lines = At most { $max } lines are added or left out at once.
policy-not-yours = Your role may not ask this of the law.
register-any-kind = any kind of organisation
register-bases = Legal bases, who may record them, and for how long at most
register-by-duty = by duty: { $parts }
register-by-row = Rows that have the class of what they name: { $parts }
register-controllers = Controllers: each organisation for what it writes; the lead organisation for the person's record and for what is shared from it.
register-data = Categories of personal data, by how delicate they are
register-days = { $class } { $days } days
register-granted = where an authorisation covers it: { $parts }
register-law = The law in force is { $hash }. Whatever no line of it allows is not allowed.
register-limits = Time limits
register-limits-text = An active claim holds its need for { $hold } hours. A completed referral keeps open what it opened for { $grace } days. Every authorisation ends by itself, on the day that stands in it. The record of who looked is kept for { $months } months at least. When the basis ends on which a person is registered, the lead sees nothing of the profile any more; erasure is asked of the lead organisation.
register-people = People concerned: those who have needs and the members of their households; the workers and volunteers of the organisations.
register-purposes = Purposes
register-recipients = Recipients: who reads what
register-registrations = On which basis an organisation registers a person
register-security = Security measures
register-security-text = Every part of a profile is opened by a decision of its own. Every look at a person is recorded before the answer leaves, in a chain in which nothing can be changed unseen. Counts that would single somebody out are withheld. A need card names nobody.
register-title = Register of processing (GDPR, article 30)
register-transfers = Transfers to third countries: none.

# Blocks, emergencies, asking.
ask-already = Your organisation has asked for this already and waits for the answer.
ask-grant-unfit = This grant doesn't share all that was asked for with that organisation, by name and now: { $parts }.
ask-lead = Your organisation leads this person: nobody else has to open anything to it.
ask-never = No authorisation opens this to your role: { $parts }. Ask the organisation that keeps it.
ask-one-answer = Answer with a grant or with a refusal, not both.
ask-open-already = This is open to you already: { $parts }.
ask-wrong-state = The question is { $state }: this can't be done to it now.
conference-guest-agreement = { $name } has no data agreement in force: it can't sit at a table.
conference-guest-closed = Something of what is talked about is closed to { $name }: it can't sit at this table.
conference-guest-kind = { $name } sees no persons: it can't sit at a table.
conference-guest-lead = { $name } is the lead, and sits at the table uninvited. Invite the others.
conference-invited-already = This organisation sits at the table already.
conference-lead-only = A conference is called by the person's lead. Ask them for it.
conference-off-the-table = Never put on a table: { $parts }. What is sealed is shared by name with each organisation; the rest of this list is not shared in this way.
conference-over-already = A conference must end after its beginning, and after now.
conference-sealed = No conference is called about a sealed person. Share with organisations by name.
conference-too-far = A conference is called 90 days ahead at most.
conference-too-long = A conference stays open until 97 days from today at most.
conference-too-many = At most { $max } organisations sit at one table.
conference-too-many-open = There are { $max } open conferences about this person already. Close one.
conference-wrong-state = The conference is { $state }: this can't be done to it now.
transfer-lead-only = A person is handed over by the lead's professionals, or by whoever leads the association. Ask them for it.
transfer-nobody-there = Nobody of { $name } can answer a hand-over: a professional is needed there.
transfer-pending = A hand-over of this person waits for an answer already. Take it back first.
transfer-reason-unasked = A reason goes with a no. Leave it out.
transfer-to-agreement = { $name } has no data agreement in force: nobody can be handed over to it.
transfer-to-closed = Something of this person is closed to { $name }: they can't be handed over to it.
transfer-to-kind = { $name } leads no persons: nobody can be handed over to it.
transfer-to-oneself = { $name } leads this person already.
transfer-to-sealed = A sealed person is handed over to public, health and protection bodies alone, and { $name } is none.
transfer-told-in-future = The person can't have been told on a day that is still to come.
transfer-wrong-state = The hand-over is { $state }: this can't be done to it now.
diary-in-future = Nothing is written down of a day that is still to come.
diary-not-yours = The diary of this person is not yours to write in: the lead writes there, and whom a grant lets.
note-not-yours = Professional notes are written by the professionals of the person's lead.
worker-cover-over = This day has passed: nobody can stand in until then.
worker-cover-too-long = Somebody stands in for { $max } days at most.
worker-covers-oneself = Nobody stands in for themselves. Name somebody else.
worker-disabled = This colleague can't sign in any more.
worker-lead-only = Who works with a person is said by the lead's professionals, or by whoever leads the association.
worker-unfit = This colleague could not see who the person is, in their role or because it is closed to them.
grant-nothing-to-review = There is nothing to look at: your organisation recorded this authorisation or has kept it already, or it has ended.
block-lead = Nothing is closed to the lead as a whole. Close it to single users, or hand the person over.
block-one-subject = Say to whom: to one organisation, to one user's mail address, or to everybody but the lead.
emergency-already-open = You have opened this profile already, and its time is not over.
emergency-hours = An emergency access lasts 1 to { $max } hours.
emergency-not-your-role = Your role opens no profile in an emergency. Call 112, and somebody whose role does.
emergency-own-review = Nobody reviews an access of their own. Ask another privacy officer.
emergency-reason-too-short = Say in at least { $min } characters what the danger is.
emergency-review-first = An emergency access of yours waits for its review since three days or more. Ask the privacy officer of that person's lead.
emergency-too-many = Too many people were looked for and not found today. Call 112; for the network, call the lead organisation.
emergency-whom = Say whom by one thing: the id, the code, the codice fiscale, or the full name with the day of birth.
emergency-wrong-state = The emergency access is { $state }: this can't be done to it now.
on-call-children = Children in danger
on-call-emergencies = Emergencies: police, ambulance, fire brigade
on-call-violence = Violence and stalking, day and night
person-not-sealed = This person is not hidden.
person-sealed-already = This person is hidden already.

# Notices by mail.
notices-no-district = This is no district. Take an id from `areas`: municipi in Milan, ambiti outside.
notices-for-humans = Notices by mail are for humans: another system asks `changes`.
notices-no-mail = This network sends no mail, so notices by mail can't be chosen. Ask whoever runs the system.
notices-tabs-required = Name at least one part of the inbox that you want to hear of.
mail-subject = Notice from AMìS
mail-to-answer = { $count ->
    [one] In AMìS one thing waits for an answer.
   *[other] In AMìS { $count } things wait for an answer.
}
mail-mine = { $count ->
    [one] In AMìS one thing is in your organisation's hands.
   *[other] In AMìS { $count } things are in your organisation's hands.
}
mail-stalled = { $count ->
    [one] In AMìS one thing has come to a stand and has to be looked at.
   *[other] In AMìS { $count } things have come to a stand and have to be looked at.
}
mail-notices = { $count ->
    [one] In AMìS there is one piece of news.
   *[other] In AMìS there are { $count } pieces of news.
}
mail-overdue = { $count ->
    [one] One is late.
   *[other] { $count } are late.
}
mail-oldest = { $count ->
    [one] The first has been there for a day.
   *[other] The first has been there for { $count } days.
}
mail-sign-in = To see what it is, sign in: { $address }
mail-why = You have this message because you asked for it in the preferences of notices, where you can change it. Don't answer: nobody reads here.
