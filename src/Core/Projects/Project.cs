using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Projects;

/// <summary>An awarded application: contract, money, work, acceptance, archive.</summary>
public sealed partial record Project : IHasDocuments
{
    /// <summary>That of the application.</summary>
    public required ApplicationId Id { get; init; }

    public required RoundId RoundId { get; init; }

    public required string RoundTitle { get; init; }

    /// <summary>项目编号, which is the number of the contract, too.</summary>
    public required string Serial { get; init; }

    public required string Title { get; init; }

    public required string Category { get; init; }

    public required Party.Unit Unit { get; init; }

    /// <summary>Name of the principal investigator as it stands now.</summary>
    public required string Investigator { get; init; }

    /// <summary>The sealed number of an investigator who took the project over; null where it is the one who applied.</summary>
    public SealedIdentifier? LeaderId { get; init; }

    /// <summary>The same, of the last one who was asked for.</summary>
    public SealedIdentifier? AskedLeaderId { get; init; }

    /// <summary>The contact of a unit that took the project over; null where it is the contact of the application.</summary>
    public string? UnitEmail { get; init; }

    /// <summary>Where the investigator signed the commitment; null where it signed on paper.</summary>
    public string? InvestigatorEmail { get; init; }

    public required decimal AmountYuan { get; init; }

    /// <summary>What was asked for and why the meeting gives less; null where it gives all.</summary>
    public AmountReduction? Reduction { get; init; }

    public required string AwardNumber { get; init; }

    public required ProjectProfile Profile { get; init; }

    public bool IsDrill { get; init; }

    public required string RuleVersion { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required Deadline ContractUntil { get; init; }

    /// <summary>One of those from <see cref="ApplicationState.Awarded"/> on.</summary>
    public ApplicationState State { get; init; } = ApplicationState.Awarded;

    /// <summary>Every move since the award, oldest first; the application follows them.</summary>
    public ImmutableArray<ApplicationMove> Moves { get; init; } = [];

    public FundLedger Ledger { get; init; } = new();

    public Contract? Contract { get; init; }

    public ImmutableArray<Instalment> Instalments { get; init; } = [];

    /// <summary>The last one; null before the first.</summary>
    public FinalReport? Report { get; init; }

    public bool IsReportLate { get; init; }

    /// <summary>Whether the acceptance that is pending went to the two officers.</summary>
    public bool IsAcceptanceOpen { get; init; }

    /// <summary>Why the acceptance waits; null where nothing stands in the way.</summary>
    public string? AcceptanceHeldBecause { get; init; }

    public DateTimeOffset? AcceptanceCheckAgainAt { get; init; }

    /// <summary>How often two officers were asked about the acceptance and have answered.</summary>
    public int AcceptanceRounds { get; init; }

    /// <summary>Decisions on the acceptance, oldest first.</summary>
    public ImmutableArray<AcceptanceDecided> Acceptances { get; init; } = [];

    /// <summary>The term of the rectification that is under way; null where none is.</summary>
    public Deadline? RectifyBy { get; init; }

    public ImmutableArray<ProjectChange> Changes { get; init; } = [];

    /// <summary>What the leader decided about money to be demanded back, oldest first.</summary>
    public ImmutableArray<RecoveryOrdered> Orders { get; init; } = [];

    /// <summary>The demand that is followed up; null where none is.</summary>
    public Recovery? Recovery { get; init; }

    /// <summary>Letters to the unit, oldest first.</summary>
    public ImmutableArray<SentLetter> Letters { get; init; } = [];

    /// <summary>What was noted as a case, oldest first.</summary>
    public ImmutableArray<SuspicionNoted> Suspicions { get; init; } = [];

    /// <summary>When the treasury last paid something that nothing entitled to any more; null where it never did.</summary>
    public DateTimeOffset? PaidAfterEndAt { get; init; }

    /// <summary>Decisions that could not be followed, oldest first.</summary>
    public ImmutableArray<DecisionRefused> RefusedDecisions { get; init; } = [];

    /// <summary>Cases whose decision revokes the award, oldest first.</summary>
    public ImmutableArray<RevokingCase> RevokingCases { get; init; } = [];

    /// <summary>How often such a decision was reversed.</summary>
    public int Reversals { get; init; }

    /// <summary>When the award was revoked; null where it was not, or was given back.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When it was given back; null where it never was.</summary>
    public DateTimeOffset? RestoredAt { get; init; }

    /// <summary>For how many days it was revoked while the work went on: its terms end so much later.</summary>
    public int RevokedDays { get; init; }

    /// <summary>The state before the last revocation; null before the first.</summary>
    public ApplicationState? RevokedFrom { get; init; }

    /// <summary>The demand that was followed up when the award was revoked; null where none was.</summary>
    public Recovery? RecoveryBefore { get; init; }

    /// <summary>The leader's reason; null where a case revoked the award.</summary>
    public string? RevokedBecause { get; init; }

    /// <summary>Whether the leader is asked, and has not answered.</summary>
    public bool IsRevocationAsked { get; init; }

    /// <summary>How often the leader was asked whether to revoke the award, and has answered.</summary>
    public int RevocationAsks { get; init; }

    /// <summary>When the leader is asked again.</summary>
    public DateTimeOffset? RevocationAskAgainAt { get; init; }

    /// <summary>What was entered from paper and waits for another officer; null where nothing does.</summary>
    public ProjectPaper? Paper { get; init; }

    /// <summary>How often something was entered from paper.</summary>
    public int Papers { get; init; }

    /// <summary>档号; null before the project is archived.</summary>
    public string? ArchiveNumber { get; init; }

    public ImmutableArray<NotifiedTerm> Notified { get; init; } = [];

    /// <summary>What the unit sent.</summary>
    public ImmutableArray<Document> Documents { get; init; } = [];

    IEnumerable<Document> IHasDocuments.Documents => Documents;

    /// <summary>Whether a case has decided to revoke the award, and that can still be re-examined: nothing is paid until then.</summary>
    [JsonIgnore]
    public bool IsHeld => State != ApplicationState.Revoked && !RevokingCases.IsEmpty;

    [JsonIgnore]
    public bool IsContractSigned => Contract?.IsSignedBy(ContractSigner.Bureau) == true;

    /// <summary>The change that the bureau has to decide on; null where there is none.</summary>
    [JsonIgnore]
    public ProjectChange? PendingChange =>
        State is ApplicationState.Implementing or ApplicationState.Rectifying or ApplicationState.AcceptancePending
            ? Changes.FirstOrDefault(change => change.IsAgreed is null)
            : null;

    /// <summary>补充任务书: the changes that amend the signed contract, in the order in which they were agreed to.</summary>
    [JsonIgnore]
    public ImmutableArray<ProjectChange> Amendments =>
        [
            .. Changes
                .Where(change => change is { IsAgreed: true, Kind: not ChangeKind.Termination })
                .OrderBy(change => change.DecidedAt ?? change.At),
        ];

    /// <summary>Its parties now: a unit, or an investigator, that took it over stands for the one that applied.</summary>
    public ImmutableArray<Party> PartiesOf(Application application) => [.. application.Parties.Select(PresentOf)];

    /// <summary>Whom a change would bring in.</summary>
    public IEnumerable<Party> NewPartiesOf(ProjectChange change, Application application) =>
        With(change with { IsAgreed = true }).PartiesOf(application).Except(PartiesOf(application));

    /// <summary>The consent of its unit to electronic service; null where it gave none, as a unit that took the project over.</summary>
    public ServiceConsent? ServiceConsentOf(Application application) => CommitmentPolicy.ServiceConsentOf(PresentOf(application), Unit.Id);

    /// <summary>The application with its parties now: who took the project over has signed nothing in it.</summary>
    public Application PresentOf(Application application)
    {
        var left = application.Parties.Where(HasLeft).Select(party => party.Id).ToList();
        return left.Count == 0
            ? application
            : application with
            {
                Parties = PartiesOf(application),
                Commitments = [.. application.Commitments.Where(signed => !left.Contains(signed.PartyId))],
                Invitations = [.. application.Invitations.Where(invited => !left.Contains(invited.PartyId))],
            };
    }

    private Party PresentOf(Party party) =>
        !HasLeft(party) ? party
        : party is Party.Person person ? person with { Name = Investigator, CitizenId = LeaderId! }
        : Unit;

    private bool HasLeft(Party party) =>
        party is Party.Unit unit
            ? unit.Id == Unit.Id && unit.Code != Unit.Code
            : party.Role == PartyRole.PrincipalInvestigator && LeaderId is not null;

    /// <summary>What came back after it was reported as spent, and is still to be repaid, in yuan; reports count it as spent.</summary>
    [JsonIgnore]
    public decimal ToRepaySpentYuan =>
        Instalments.Where(each => each.WasSpent).Sum(each => each.AmountYuan)
        - Ledger.Payments.Where(entry => FindInstalment(entry.Instalment ?? 0)?.WasSpent == true).Sum(entry => entry.AmountYuan);

    /// <summary>The instalment of a number; null where there is none.</summary>
    public Instalment? FindInstalment(int number) => Instalments.FirstOrDefault(each => each.Number == number);
}
