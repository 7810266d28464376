using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Projects;

/// <summary>An awarded application: contract, money, work, acceptance, archive.</summary>
public sealed partial record Project
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

    /// <summary>Where the investigator signed the commitment; null where it signed on paper.</summary>
    public string? InvestigatorEmail { get; init; }

    public required decimal AmountYuan { get; init; }

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

    /// <summary>What was entered from paper and waits for another officer; null where nothing does.</summary>
    public ProjectPaper? Paper { get; init; }

    /// <summary>How often something was entered from paper.</summary>
    public int Papers { get; init; }

    /// <summary>档号; null before the project is archived.</summary>
    public string? ArchiveNumber { get; init; }

    public ImmutableArray<ToldTerm> Told { get; init; } = [];

    /// <summary>What the unit sent.</summary>
    public ImmutableArray<Document> Documents { get; init; } = [];

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

    /// <summary>The instalment of a number; null where there is none.</summary>
    public Instalment? FindInstalment(int number) => Instalments.FirstOrDefault(each => each.Number == number);

    /// <summary>The project that its opening describes.</summary>
    public static Project From(ProjectOpened opened) =>
        new Project
        {
            Id = opened.Id,
            RoundId = opened.RoundId,
            RoundTitle = opened.RoundTitle,
            Serial = opened.Serial,
            Title = opened.Title,
            Category = opened.Category,
            Unit = opened.Unit,
            Investigator = opened.Investigator,
            InvestigatorEmail = opened.InvestigatorEmail,
            AmountYuan = opened.AmountYuan,
            AwardNumber = opened.AwardNumber,
            Profile = opened.Profile,
            IsDrill = opened.IsDrill,
            RuleVersion = opened.RuleVersion,
            OpenedAt = opened.At,
            ContractUntil = opened.ContractUntil,
        }.Post(opened);

    /// <summary>The project after a fact that a policy has allowed.</summary>
    public Project Apply(Fact fact) =>
        fact switch
        {
            ProjectFact each => Follow(each).Post(each),
            DocumentRegistered registered => this with { Documents = Documents.Add(registered.Document) },
            _ => this,
        };

    private Project Post(ProjectFact fact) =>
        this with
        {
            State = fact.Moves.Aggregate(State, (state, move) => ApplicationMoves.Move(state, move).Value),
            Moves = Moves.AddRange(fact.Moves),
            Paper = fact.Paper is null ? Paper : null,
            Ledger = fact.Entries.Aggregate(Ledger, (ledger, entry) => ledger.With(entry)),
        };

    private Project Follow(ProjectFact fact) =>
        fact switch
        {
            ContractProposed proposed => this with { Contract = proposed.Contract },
            ContractSigned signed => this with { Contract = Contract! with { Signatures = Contract.Signatures.Add(signed.Signature) } },
            ContractDecided { Signs: true } decided => this with
            {
                Instalments = decided.Instalments,
                Checks = decided.Checks,
                Contract = Contract! with
                {
                    SignedTerms = Contract.Terms,
                    SignedInvestigator = Investigator,
                    Signatures = Contract.Signatures.Add(new ContractSignature(ContractSigner.Bureau, decided.OfficerId, decided.At)),
                },
            },
            ContractDecided decided => this with
            {
                Contract = Contract! with { ReturnReason = decided.Reason, Signatures = [] },
                ContractUntil = decided.ContractUntil ?? ContractUntil,
            },
            ProjectTermTold told => this with { Told = Told.Add(told.Told) },
            InstalmentConcurred concurred => Instal(concurred.Number, each => each with { IsConcurred = true, AskAgainAt = null }),
            InstalmentDeferred deferred => Instal(
                deferred.Number,
                each => each with { Deferrals = each.Deferrals + 1, AskAgainAt = deferred.AskAgainAt }
            ),
            InstalmentFellDue due => Instal(due.Number, each => each with { DueBy = due.DueBy, HeldBecause = null, CheckAgainAt = null }),
            ProjectHeld { Number: { } number } held => Instal(
                number,
                each => each with { HeldBecause = held.Reason, CheckAgainAt = held.CheckAgainAt }
            ),
            ProjectHeld held => this with { AcceptanceHeldBecause = held.Reason, AcceptanceCheckAgainAt = held.CheckAgainAt },
            InstalmentPaid paid => Instal(paid.Number, each => each with { Payments = each.Payments + 1, RefusedVoucher = null }),
            VoucherRefused refused => Instal(
                refused.Number,
                each =>
                    each with
                    {
                        VoucherRefusals = each.VoucherRefusals + 1,
                        RefusedVoucher = new VoucherUse(refused.Voucher, refused.Project),
                    }
            ),
            FinalReportGiven given => this with
            {
                Report = given.Report,
                IsReportLate = IsReportLate || given.IsLate,
                IsAcceptanceOpen = false,
                RectifyBy = null,
                Panel = [],
            },
            AcceptanceDiffered => this with { AcceptanceRounds = AcceptanceRounds + 1 },
            AcceptanceDecided decided => this with
            {
                Acceptances = Acceptances.Add(decided),
                AcceptanceRounds = AcceptanceRounds + 1,
                IsAcceptanceOpen = false,
                RectifyBy = decided.RectifyBy,
            },
            ChangeRequested requested => With(requested.Change) with { Changes = Changes.Add(requested.Change) },
            ChangeDecided decided => Decide(decided),
            RecoveryOrdered ordered => Sign(ordered.Letter) with { Orders = Orders.Add(ordered), Recovery = ordered.Recovery ?? Recovery },
            ProjectLettersServed served => this with
            {
                Letters =
                [
                    .. Letters.Select(each =>
                        served.Service.Letters.Contains(each.Letter.Number) ? each with { Service = served.Service } : each
                    ),
                ],
                Recovery = Recovery is null || served.ReturnBy is null ? Recovery : Recovery with { Until = served.ReturnBy },
            },
            RecoveryReceived => this with { Recovery = Recovery! with { Receipts = Recovery.Receipts + 1 } },
            PaperEntered entered => this with { Paper = entered.Entered, Papers = entered.Entered.Number },
            PaperRejected => this with { Paper = null },
            SuspicionNoted noted => this with { Suspicions = Suspicions.Add(noted) },
            ProjectFollowedEnd ended => this with { State = ended.State },
            ProjectArchived archived => this with { ArchiveNumber = archived.Number },
            _ => FollowWork(fact),
        };

    private Project Instal(int number, Func<Instalment, Instalment> change) =>
        this with
        {
            Instalments = [.. Instalments.Select(each => each.Number == number ? change(each) : each)],
        };

    private Project Sign(ProjectLetter? letter) =>
        letter is null ? this : this with { Letters = Letters.Add(new SentLetter(letter, null)) };

    private Project Decide(ChangeDecided decided)
    {
        var change = Changes.First(each => each.Number == decided.Number) with
        {
            IsAgreed = decided.IsAgreed,
            Answer = decided.Reason,
            DecidedAt = decided.At,
        };
        return With(change) with { Changes = [.. Changes.Select(each => each.Number == change.Number ? change : each)] };
    }

    // What was agreed to stands in the contract from then on.
    private Project With(ProjectChange change) =>
        change switch
        {
            { IsAgreed: not true } => this,
            { Kind: ChangeKind.Leader } => this with { Investigator = change.NewValue },
            { Kind: ChangeKind.Unit, UnitCode: { } code } => this with { Unit = Unit with { Name = change.NewValue, Code = code } },
            { Kind: ChangeKind.Budget, Budget.IsEmpty: false } => this with
            {
                Contract = Contract! with { Terms = Contract.Terms with { Budget = change.Budget } },
            },
            { Kind: ChangeKind.Targets } => this with
            {
                Contract = Contract! with { Terms = Contract.Terms with { Targets = change.NewValue } },
            },
            { Kind: ChangeKind.Extension, EndsOn: { } endsOn } => this with
            {
                Contract = Contract! with { Terms = Contract.Terms with { EndsOn = endsOn } },
            },
            _ => this,
        };
}
