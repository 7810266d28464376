using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using CreditFunctions.Pages.Letters;

namespace CreditFunctions.Pages.Cases;

/// <summary>One case as officers see it: what it is about, and everything on record; the page, and JSON for programs.</summary>
/// <param name="Number">案号</param>
public sealed record CaseModel([property: JsonIgnore] DeskFrame Frame, string Id, string Number, CaseState State)
    : IModelOf<CasePage>,
        IMayBeDrill
{
    /// <summary>Name of the party that it is about.</summary>
    public required string Party { get; init; }

    /// <summary>A unit's code, or a person's number under the one mask.</summary>
    public required string Identifier { get; init; }

    public bool IsDrill { get; init; }

    public required string Suspicion { get; init; }

    /// <summary>Where the suspicion comes from: <c>Concealment</c>, <c>Objected</c>, or the name of an origin.</summary>
    public required string Origin { get; init; }

    public required Misconduct Misconduct { get; init; }

    /// <summary>What a noted suspicion rests on; null for others.</summary>
    public string? Basis { get; init; }

    /// <summary>The credit source in which a concealed entry was found; null for other suspicions.</summary>
    public CreditSource? Source { get; init; }

    public DateTimeOffset? FoundAt { get; init; }

    /// <summary>Path of the application's page; null where the case is about none.</summary>
    public string? ApplicationHref { get; init; }

    /// <summary>Whether somebody outside of the bureau reported it, who is told what becomes of it.</summary>
    public bool HasReporter { get; init; }

    /// <summary>The last decision on its intake; null where it was taken in by what upheld the suspicion.</summary>
    public CaseIntakeDecided? Intake { get; init; }

    /// <summary>What the unit reported to which it was passed; null where it was not, or has not.</summary>
    public CaseUnitReported? UnitReport { get; init; }

    public TermPart Term { get; init; } = new();

    public required DateTimeOffset OpenedAt { get; init; }

    public required string RuleVersion { get; init; }

    /// <summary>Whether the party agreed to electronic service.</summary>
    public bool HasConsent { get; init; }

    /// <summary>What has to be done next; null where nothing is.</summary>
    public CaseAct? Next { get; init; }

    /// <summary>Names of the officers who may do it.</summary>
    public ImmutableArray<string> Eligible { get; init; } = [];

    /// <summary>From when on that is overdue (exclusive); null where it has no term.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public bool IsOverdue { get; init; }

    public ProposalPart Proposal { get; init; } = new();

    /// <summary>The act of the path that the reader may do meanwhile, where another one is asked for; null otherwise.</summary>
    public CaseAct? OnPath { get; init; }

    /// <summary>The letter to somebody else than the party that waits for its service; null where none does.</summary>
    public CaseOtherLetter? OtherLetter { get; init; }

    /// <summary>The letters to the party that wait for their service, as a form names them; empty where none does.</summary>
    public string LettersToServe { get; init; } = "";

    public HearingPart Hearing { get; init; } = new();

    public AssessmentPart Assessment { get; init; } = new();

    public AppealPart Appeal { get; init; } = new();

    public RecusalPart Recusal { get; init; } = new();

    /// <summary>Whether the reader is one of them.</summary>
    public bool MayAct { get; init; }

    /// <summary>Measures of the rules in force, to be ticked.</summary>
    public ImmutableArray<CaseMeasure> Measures { get; init; } = [];

    /// <summary>The notice that the case stands on; null where there is none.</summary>
    public AdvanceNotice? Notice { get; init; }

    /// <summary>Path of the page of the listing; null where none is proposed.</summary>
    public string? ListingHref { get; init; }

    public DecisionPart Decision { get; init; } = new();

    public DefencePart Defence { get; init; } = new();

    /// <summary>Until when a statement and defence can be given (exclusive); null before the notice is served.</summary>
    public DateTimeOffset? DefenceUntil => Notice?.DefenceUntil?.At;

    /// <summary>Until when the investigation is completed (exclusive); null before the case is taken in.</summary>
    public DateTimeOffset? InvestigationUntil => Term.Term?.Until.At;

    public ReexaminationPart Reexamination { get; init; } = new();

    public RepairPart Repair { get; init; } = new();

    /// <summary>To whomever.</summary>
    public ImmutableArray<LetterView> Letters { get; init; } = [];

    public ImmutableArray<CaseFile> Files { get; init; } = [];

    /// <summary>Files that the reader may release.</summary>
    [JsonIgnore]
    public ImmutableArray<ReleasableFile> Releasable { get; init; } = [];

    /// <summary>Everybody who took a seat, in order.</summary>
    public ImmutableArray<CaseSeatRow> Seats { get; init; } = [];

    /// <summary>What happened, the newest first.</summary>
    public ImmutableArray<CaseEvent> Events { get; init; } = [];

    /// <summary>The form that was refused.</summary>
    [JsonIgnore]
    public FormState Form { get; init; } = FormState.Empty;

    /// <summary>What a form begins with.</summary>
    [JsonIgnore]
    public FormState Initial { get; init; } = FormState.Empty;

    /// <summary>What the case itself says; listing, events and forms are added.</summary>
    public static CaseModel Of(CaseReading reading, DeskFrame frame)
    {
        var integrityCase = reading.Case;
        var source = integrityCase.Source;
        var concealment = source as CaseSource.Concealment;
        var next = CaseActPolicy.NextOf(integrityCase);
        return new CaseModel(frame, integrityCase.Id.Value, integrityCase.Number.Value, integrityCase.State)
        {
            Party = integrityCase.Party.Name,
            Identifier = integrityCase.Identifier,
            IsDrill = integrityCase.IsDrill,
            Suspicion = IdentifierMask.ApplyWithin(integrityCase.Suspicion),
            Origin = source is CaseSource.Noted { Origin: var origin } ? origin : source.GetType().Name,
            Misconduct = source.Suspected,
            Basis = source is CaseSource.Noted noted ? IdentifierMask.ApplyWithin(noted.Basis) : null,
            Source = concealment?.Source,
            FoundAt = concealment?.CheckedAt,
            ApplicationHref = source.About is { } about ? $"desk/applications/{about}" : null,
            HasReporter = integrityCase.Reporter is not null,
            Intake = integrityCase.Intake,
            UnitReport = integrityCase.UnitReport,
            OpenedAt = integrityCase.OpenedAt,
            RuleVersion = integrityCase.RuleVersion,
            HasConsent = integrityCase.Consent is not null,
            Next = next,
            Eligible = next is { } act ? reading.NamesOfEligible(act) : [],
            DueAt = integrityCase.Asked?.Due.At,
            IsOverdue = integrityCase.Asked?.Due.HasPassed(reading.Now) == true,
            MayAct = next is { } own && reading.May(own),
            OnPath = OnPathOf(reading, next),
            Notice = integrityCase.Notice,
            Term = TermPart.Of(reading),
            Proposal = ProposalPart.Of(reading),
            Hearing = HearingPart.Of(reading),
            Assessment = AssessmentPart.Of(reading),
            Defence = DefencePart.Of(reading),
            Decision = DecisionPart.Of(reading),
            Recusal = RecusalPart.Of(reading),
            Reexamination = ReexaminationPart.Of(reading),
            Appeal = AppealPart.Of(reading),
            Repair = RepairPart.Of(reading),
            Measures = [.. (reading.Rules?.Measures.Value ?? []).Select(CaseMeasure.Of)],
            OtherLetter = integrityCase.UnservedOther is { } other ? CaseOtherLetter.Of(other, integrityCase) : null,
            LettersToServe = ServicePolicy.NumbersOf(CasePolicy.ToServe(integrityCase)),
            Letters =
            [
                .. integrityCase.AllLetters.Select(
                    (letter, index) => LetterView.Of(letter, $"/desk/cases/{integrityCase.Id}/letters/{index + 1}")
                ),
            ],
            Files = [.. integrityCase.Documents.Select(file => CaseFile.Of(file, integrityCase.Id))],
            Seats = [.. integrityCase.Seats.Select(seat => new CaseSeatRow(seat.Seat, reading.NameOf(seat.OfficerId)))],
        };
    }

    // One form for service is enough: that of the letter which waits longest.
    private static CaseAct? OnPathOf(CaseReading reading, CaseAct? next) =>
        CaseActPolicy.OnPathOf(reading.Case) is { } onPath
        && onPath != next
        && !(next == CaseAct.ServeOther && IsService(onPath))
        && reading.May(onPath)
            ? onPath
            : null;

    private static bool IsService(CaseAct act) =>
        act is CaseAct.ServeNotice or CaseAct.ServeHearing or CaseAct.ServeDecision or CaseAct.ServeReexamination or CaseAct.ServeRepair;
}

/// <summary>A measure of the rules.</summary>
public sealed record CaseMeasure(string Id, string Name, ImmutableArray<Severity> Severities, bool Bans)
{
    public static CaseMeasure Of(Measure measure) => new(measure.Id, measure.Name, measure.Severities, measure.Bans);
}

/// <summary>A proof of service, or what the party sent.</summary>
public sealed record CaseFile(string FileName, DateTimeOffset UploadedAt, string Href)
{
    public static CaseFile Of(Document file, CaseId caseId) =>
        new(file.FileName, file.UploadedAt, $"/desk/cases/{caseId}/documents/{file.Id}");
}

/// <summary>A letter to whoever reported, to a unit or another authority.</summary>
/// <param name="Kind">Under which name its title stands among the texts.</param>
/// <param name="IsElectronic">Whether it can be served at an address that the app knows.</param>
public sealed record CaseOtherLetter(string Kind, string Number, string Addressee, bool IsElectronic)
{
    /// <summary>Whether it goes to whoever reported, whom no letter names.</summary>
    [JsonIgnore]
    public bool IsToReporter => Addressee == IntakeLetter.Reporter.Name;

    public static CaseOtherLetter Of(Core.Letters.Letter letter, IntegrityCase integrityCase) =>
        new(
            letter.TitleKey,
            letter.Number.Value,
            letter.Addressee.Name,
            letter is ObjectionAnswerLetter ? integrityCase.Consent is not null : letter.Addressee == IntakeLetter.Reporter
        );
}

/// <summary>A request for a recusal.</summary>
/// <param name="Officer">Name of whom it is about.</param>
/// <param name="Replacement">Name of who took the place; null where nobody did.</param>
public sealed record CaseRecusalRow(CaseRecusal Recusal, string Officer, string? Replacement);

/// <summary>An officer who holds a seat now.</summary>
/// <param name="OfficerId">Which a form sends.</param>
public sealed record CaseSeatChoice(string OfficerId, string Name, CaseSeat Seat);

/// <summary>An officer in a seat of the case.</summary>
public sealed record CaseSeatRow(CaseSeat Seat, string Officer);

/// <summary>Something on record.</summary>
/// <param name="Fact">Name of the fact.</param>
public sealed record CaseEvent(string Fact, DateTimeOffset At, string Actor)
{
    /// <summary>What was written about it; null where nothing was.</summary>
    public string? Detail { get; init; }
}
