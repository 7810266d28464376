using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Duplicates;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Applications;

/// <summary>When a state was reached, and why in words for the applicant; empty for a plain step forward.</summary>
public sealed record StateReached(ApplicationState State, string Reason, DateTimeOffset At)
{
    /// <summary>The move that led there; null on record from before it was noted.</summary>
    public ApplicationMove? Move { get; init; }
}

/// <summary>项目申报书: what is asked for, by whom, and how far it has come.</summary>
public sealed record Application
{
    public required ApplicationId Id { get; init; }

    public required RoundId RoundId { get; init; }

    /// <summary>Version of the rule file that this application is judged by.</summary>
    public required string RuleVersion { get; init; }

    /// <summary>Version of the guide that it goes by, 1 for the first publication; another one only where it is adopted.</summary>
    public int GuideVersion { get; init; } = 1;

    /// <summary>How it came to that version; null where it was begun under it.</summary>
    public GuideAdopted? GuideAdopted { get; init; }

    public required string Title { get; init; }

    /// <summary>摘要; may be empty.</summary>
    public string Abstract { get; init; } = "";

    public required string CategoryId { get; init; }

    public required decimal AmountYuan { get; init; }

    /// <summary>Where mails to the applicant go.</summary>
    public required string ContactEmail { get; init; }

    /// <summary>Clerks who have handed it over, and not got it back since: what was sent to them opens it no more.</summary>
    public ImmutableArray<string> FormerContacts { get; init; } = [];

    /// <summary>申报编号; null before the first submission. It stays when the application is recalled and submitted again.</summary>
    public string? Serial { get; init; }

    /// <summary>The contact that accepted the application as theirs; null where none did. Another contact accepts it anew.</summary>
    public string? AcceptedContact { get; init; }

    /// <summary>The contact that was registered for the unit, by an officer or by the admission; null where none was.</summary>
    public ContactRegistered? Registered { get; init; }

    /// <summary>The registration that an officer withdrew last; null where none was.</summary>
    public RegistrationWithdrawn? Withdrawn { get; init; }

    /// <summary>That a registered address of the unit accepted it; null where none did.</summary>
    public UnitAcceptance? UnitAcceptance { get; init; }

    /// <summary>推荐单位 that recommends it; null where the round needs none.</summary>
    public string? RecommendingBodyId { get; init; }

    public required ImmutableArray<Party> Parties { get; init; }

    public ApplicationState State { get; init; } = ApplicationState.Draft;

    public ImmutableArray<Commitment> Commitments { get; init; } = [];

    /// <summary>By which mail address each party signs that was asked to; at most one a party.</summary>
    public ImmutableArray<SigningInvitation> Invitations { get; init; } = [];

    public ImmutableArray<Document> Documents { get; init; } = [];

    public ImmutableArray<CreditCheck> CreditChecks { get; init; } = [];

    /// <summary>陈述: what parties were asked about entries found of them, and what they answered.</summary>
    public ImmutableArray<CreditAnswer> CreditAnswers { get; init; } = [];

    /// <summary>What two officers found on suspicions.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>What the applicant was asked about other applications of its principal investigator; null where it was not asked.</summary>
    public DuplicateHearing? DuplicateHearing { get; init; }

    /// <summary>Whether it goes on beside other applications of its principal investigator, oldest decision first.</summary>
    public ImmutableArray<DuplicateRuling> DuplicateRulings { get; init; } = [];

    /// <summary>The last correction that was asked for; null where none was.</summary>
    public Correction? Correction { get; init; }

    /// <summary>All that it is on hold for, oldest first; it goes on when none is left.</summary>
    public ImmutableArray<Hold> Holds { get; init; } = [];

    [JsonIgnore]
    public bool IsOnHold => !Holds.IsEmpty;

    /// <summary>Since when its terms have stood still without a break; null while they run.</summary>
    public DateTimeOffset? HeldSince { get; init; }

    /// <summary>Of which ends of terms the applicant was reminded.</summary>
    public ImmutableArray<ApplicantReminded> Reminders { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Receipt of the submission by the server; null until then, and again once it is taken back or sent back.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>How often it was submitted.</summary>
    public int Submissions { get; init; }

    /// <summary>Every state reached after the draft, oldest first.</summary>
    public ImmutableArray<StateReached> History { get; init; } = [];

    /// <summary>
    /// How often its round was reopened for it after a closing: its way from the closing to the admission begins anew each time.
    /// </summary>
    [JsonIgnore]
    public int Reopenings => History.Count(reached => reached.Move == ApplicationMove.ReopenRound);

    /// <summary>Whether the closing hour ended it, and nothing else.</summary>
    [JsonIgnore]
    public bool MissedClosing => State == ApplicationState.NotSubmitted && History.LastOrDefault()?.Move == ApplicationMove.MissClosing;

    [JsonIgnore]
    public Party.Unit LeadUnit => Parties.OfType<Party.Unit>().First(unit => unit.Role == PartyRole.LeadUnit);

    [JsonIgnore]
    public Party.Person PrincipalInvestigator =>
        Parties.OfType<Party.Person>().First(person => person.Role == PartyRole.PrincipalInvestigator);

    /// <summary>The application after a fact that a policy has allowed. Facts that only concern tasks change nothing here.</summary>
    public Application Apply(Fact fact) =>
        fact switch
        {
            DraftChanged { Adopted: { } adopted } changed => Apply(changed with { Adopted = null }).Apply(adopted),
            DraftChanged changed => this with
            {
                Title = changed.Title,
                Abstract = changed.Abstract,
                CategoryId = changed.CategoryId,
                AmountYuan = changed.AmountYuan,
                ContactEmail = changed.ContactEmail,
                RecommendingBodyId = changed.RecommendingBodyId,
                Parties = changed.Parties,
                Commitments = [.. Commitments.Where(signed => IsKept(signed.PartyId, changed.Parties))],
                Invitations = [.. Invitations.Where(invited => IsKept(invited.PartyId, changed.Parties))],
            },
            GuideAdopted adopted => this with
            {
                GuideVersion = adopted.Version,
                GuideAdopted = adopted,
                Commitments = [.. Commitments.Where(signed => !adopted.SignAgain.Contains(signed.PartyId))],
            },
            GuideFollowed followed => Apply(followed),
            TermRecounted recounted => Apply(recounted),
            ApplicantReminded reminded => this with { Reminders = [.. Reminders, reminded] },
            ContactChanged changed => this with
            {
                ContactEmail = changed.ContactEmail,
                FormerContacts =
                [
                    .. FormerContacts.Append(ContactEmail).Where(email => !IsSameAddress(email, changed.ContactEmail)).Distinct(),
                ],
            },
            ContactAccepted accepted => this with { AcceptedContact = accepted.ContactEmail },
            ContactRegistered registered => this with { AcceptedContact = registered.ContactEmail, Registered = registered },
            RegistrationWithdrawn withdrawn => this with
            {
                Registered = Registered?.ContactEmail == withdrawn.ContactEmail ? null : Registered,
                Withdrawn = withdrawn,
            },
            UnitAccepted accepted => this with { UnitAcceptance = accepted.Acceptance },
            SigningInvited invited => this with
            {
                Invitations = [.. Invitations.Where(each => each.PartyId != invited.Invitation.PartyId), invited.Invitation],
            },
            CommitmentSigned signed => this with
            {
                Commitments = [.. Commitments.Where(each => each.PartyId != signed.Commitment.PartyId), signed.Commitment],
            },
            DocumentRegistered registered => this with
            {
                Documents = [.. Documents.Where(each => each.Kind != registered.Document.Kind || IsEvidence(each)), registered.Document],
            },
            DocumentRemoved removed => this with { Documents = [.. Documents.Where(each => each.Id != removed.DocumentId)] },
            // What an officer withdrew is registered again by an officer alone.
            ApplicationMoved { Move: ApplicationMove.Admit } moved when !this.IsRegistrationWithdrawn() => Apply(moved)
                .Apply(new ContactRegistered(LeadUnit.Code, ContactEmail, moved.At)),
            ApplicationMoved moved => Apply(moved),
            CorrectionRequested requested => this with { Correction = requested.Correction with { Before = CorrectionBaseline.Of(this) } },
            CorrectionHandedIn handedIn => this with { Correction = Correction! with { HandedInAt = handedIn.At } },
            HoldPlaced placed => this with
            {
                Holds = [.. Holds.Where(each => each.LiftKey != placed.Hold.LiftKey), placed.Hold],
                HeldSince = HeldSince ?? (placed.Hold.StopsTerms ? placed.Hold.PlacedAt : null),
            },
            HoldLifted lifted => Apply(lifted),
            CreditChecked check => this with { CreditChecks = [.. CreditChecks, .. check.Checks] },
            AnswersRequested requested => this with { CreditAnswers = [.. CreditAnswers, requested.Question] },
            AnswerGiven given => this with { CreditAnswers = [.. CreditAnswers.Select(each => each.Answer(given))] },
            PartnerRemoved removed => this with
            {
                Parties = [.. Parties.Where(party => party.Id != removed.PartyId)],
                Commitments = [.. Commitments.Where(signed => signed.PartyId != removed.PartyId)],
                Invitations = [.. Invitations.Where(invited => invited.PartyId != removed.PartyId)],
            },
            FindingMade { Hold: { } hold } made => (this with { Findings = [.. Findings, made.Finding] }).Apply(new HoldPlaced(hold)),
            DecisionRecorded { Decision: FormatCheckDecision { ConfirmedPartyIds.IsEmpty: false } check } decided => this with
            {
                Commitments =
                [
                    .. Commitments.Select(signed =>
                        check.ConfirmedPartyIds.Contains(signed.PartyId)
                            ? signed with
                            {
                                Confirmation = new PaperConfirmation(decided.Task.OfficerId, decided.DecidedAt),
                            }
                            : signed
                    ),
                ],
            },
            DuplicateAsked asked => this with { DuplicateHearing = asked.Hearing },
            DuplicateStated stated => this with { DuplicateHearing = DuplicateHearing! with { Text = stated.Text, StatedAt = stated.At } },
            DuplicateRuled ruled => this with { DuplicateRulings = [.. DuplicateRulings, ruled.Ruling] },
            FindingMade made => this with { Findings = [.. Findings, made.Finding] },
            _ => this,
        };

    /// <summary>The party of an id; null where the application names none such.</summary>
    public Party? FindParty(string partyId) => Parties.FirstOrDefault(party => party.Id == partyId);

    /// <summary>What a party signed, or what was entered for it; null until then.</summary>
    public Commitment? CommitmentOf(string partyId) => Commitments.LastOrDefault(signed => signed.PartyId == partyId);

    /// <summary>Where a party was sent the link that it signs by; null until then.</summary>
    public SigningInvitation? InvitationOf(string partyId) => Invitations.FirstOrDefault(invited => invited.PartyId == partyId);

    /// <summary>The instant by which its terms are judged: they stand still while it is on hold.</summary>
    public DateTimeOffset TermsAt(DateTimeOffset now) => HeldSince ?? now;

    /// <summary>The application that a creation describes.</summary>
    public static Application From(ApplicationCreated created) => created.Application;

    // Rows from before there could be several holds have one, or none, under this name.
    [JsonInclude]
    [JsonPropertyName("hold")]
    private Hold? OnlyHold
    {
        get => null;
        init => (Holds, HeldSince) = value is null ? (Holds, HeldSince) : ([value], value.PlacedAt);
    }

    private Application Apply(HoldLifted lifted)
    {
        var left = Holds.RemoveAll(lifted.Ends);
        if (left.Any(each => each.StopsTerms) || HeldSince is not { } since)
        {
            return this with { Holds = left };
        }

        return this with
        {
            Holds = left,
            HeldSince = null,
            Correction =
                Correction is { HandedInAt: null } correction && Extended(correction.RequestedAt, correction.Until) is { } corrected
                    ? correction with
                    {
                        Until = corrected,
                        Deadline = null,
                    }
                    : Correction,
            CreditAnswers = CreditAnswers.Any(each => each.AnsweredAt is null)
                ?
                [
                    .. CreditAnswers.Select(each =>
                        each.AnsweredAt is null && Extended(each.AskedAt, each.Until) is { } until
                            ? each with
                            {
                                Until = until,
                                Deadline = null,
                            }
                            : each
                    ),
                ]
                : CreditAnswers,
        };

        // Begun days count in full: a term goes on ending with a day. What had run out before the hold stays so.
        DateTimeOffset? Extended(DateTimeOffset from, DateTimeOffset until)
        {
            var stoodFrom = from > since ? from : since;
            return until > stoodFrom && lifted.At > stoodFrom ? until.AddDays(Math.Ceiling((lifted.At - stoodFrom).TotalDays)) : null;
        }
    }

    private Application Apply(TermRecounted recounted)
    {
        var (until, deadline) = (recounted.Deadline.At, recounted.Deadline);
        return recounted.Kind switch
        {
            ReminderKind.Correction => this with { Correction = Correction! with { Until = until, Deadline = deadline } },
            ReminderKind.DuplicateStatement => this with
            {
                DuplicateHearing = DuplicateHearing! with { Until = until, Deadline = deadline },
            },
            _ => this with
            {
                CreditAnswers =
                [
                    .. CreditAnswers.Select(asked =>
                        asked.AnsweredAt is null && asked.Subject == recounted.Subject
                            ? asked with
                            {
                                Until = until,
                                Deadline = deadline,
                            }
                            : asked
                    ),
                ],
            },
        };
    }

    private Application Apply(GuideFollowed followed)
    {
        var adopted = followed.Adopted is { } adoption ? Apply(adoption) : this;
        return followed.Reopened is { } reopened ? adopted.Apply(reopened) : adopted;
    }

    private Application Apply(ApplicationMoved moved) =>
        this with
        {
            State = moved.To,
            Serial = Serial ?? moved.Serial,
            SubmittedAt = moved.Move switch
            {
                ApplicationMove.Submit or ApplicationMove.RequestRecommendation => moved.At,
                ApplicationMove.TakeBack
                or ApplicationMove.ReturnForRework
                or ApplicationMove.ReopenForGuide
                or ApplicationMove.ReopenRound => null,
                _ => SubmittedAt,
            },
            Submissions = moved.Move is ApplicationMove.Submit or ApplicationMove.RequestRecommendation ? Submissions + 1 : Submissions,
            History = [.. History, new StateReached(moved.To, moved.Reason, moved.At) { Move = moved.Move }],
        };

    // A party that was changed signs again, by a new link.
    private bool IsKept(string partyId, ImmutableArray<Party> parties) => FindParty(partyId) is { } before && parties.Any(before.IsSameAs);

    private static bool IsEvidence(Document document) => document.Kind is DocumentPolicy.EvidenceKind or DocumentPolicy.AnswerKind;

    private static bool IsSameAddress(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
