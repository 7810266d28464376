using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Pages.Duplicates;
using CreditFunctions.Pages.Projects;

namespace CreditFunctions.Functions.Reviews;

/// <summary>A task as its officer sees it.</summary>
/// <param name="OfficerId">Who decides; null until the code is given, as everything is that names somebody.</param>
/// <param name="DueAt">When the link expires.</param>
/// <param name="Application">The application that is decided on; null where it is the batch.</param>
/// <param name="Choices">Words that <c>choice</c> takes; empty where the step has none.</param>
/// <param name="Decision">What was decided; null until then.</param>
public sealed record TaskView(
    ReviewStep Step,
    string RoundId,
    string? OfficerId,
    string? OfficerName,
    DateTimeOffset DueAt,
    TaskApplicationView? Application,
    IReadOnlyList<string> Choices,
    Decision? Decision,
    DateTimeOffset? DecidedAt
)
{
    /// <summary>Whether the code from the mail is needed to see the rest: in the header <c>Task-Code</c>, or by signing in.</summary>
    public bool CodeIsNeeded { get; init; }

    /// <summary>Once the link has expired: what was decided, in one word, in the place of the decision and what it was made on.</summary>
    public string? Outcome { get; init; }

    /// <summary>The ranked batch, for whoever decides on it; of what awards, the projects that get money.</summary>
    public IReadOnlyList<BatchEntryView>? Batch { get; init; }

    /// <summary>Applications with too few sheets to be ranked.</summary>
    public IReadOnlyList<UnrankedView>? Unranked { get; init; }

    /// <summary>For a format check: what other applications have in common with this one.</summary>
    public DuplicateModel? Duplicates { get; init; }

    /// <summary>For a format check: who signs on the sealed print, to be confirmed name by name by <c>confirmedPartyIds</c>.</summary>
    public IReadOnlyList<PaperCommitmentView>? OnPaper { get; init; }

    /// <summary>For a format check that may ask for a correction: all that <c>opens</c> can name.</summary>
    public IReadOnlyList<CorrectionItem>? Correctable { get; init; }

    /// <summary>For the format check after a correction: what was changed, before and after.</summary>
    public IReadOnlyList<CorrectionChange>? Changes { get; init; }

    /// <summary>For two officers: the entry that was found.</summary>
    public FindingView? Finding { get; init; }

    /// <summary>For two officers: the objection.</summary>
    public ObjectionView? Objection { get; init; }

    /// <summary>After the award: the project with its contract and its money.</summary>
    public ProjectDetails? Project { get; init; }

    /// <summary>For an expert: the session.</summary>
    public PanelView? Session { get; init; }

    /// <summary>For the credit check queue: what is due, the longest waiting first.</summary>
    public IReadOnlyList<DueCreditQueryView>? CreditQueries { get; init; }
}

/// <summary>What an officer or expert sees of an application.</summary>
public sealed record TaskApplicationView(
    ApplicationId Id,
    string Title,
    string Abstract,
    string CategoryId,
    decimal AmountYuan,
    string Unit,
    string PrincipalInvestigator
)
{
    /// <summary>Null where they are not open: before an expert has declared, or where they are recused.</summary>
    public IReadOnlyList<TaskDocumentView>? Documents { get; init; }

    public static TaskApplicationView Of(Application application) =>
        new(
            application.Id,
            application.Title,
            application.Abstract,
            application.CategoryId,
            application.AmountYuan,
            application.LeadUnit.Name,
            application.PrincipalInvestigator.Name
        );

    /// <summary>The same with its documents.</summary>
    /// <param name="folder">Address under which they are found.</param>
    public static TaskApplicationView WithDocuments(Application application, string folder) =>
        Of(application) with
        {
            Documents =
            [
                .. application
                    .Documents.Where(document => document.Kind != DocumentPolicy.EvidenceKind)
                    .Select(document => new TaskDocumentView(
                        document.Id,
                        document.Kind,
                        document.FileName,
                        document.Type,
                        document.SizeBytes,
                        document.Sha256,
                        $"{folder}/{document.Id}"
                    )),
            ],
        };
}

/// <summary>A commitment that stands on the sealed print, as the clerk has entered it.</summary>
public sealed record PaperCommitmentView(string PartyId, PartyRole Role, string Name, string Identifier, Commitment Entered);

/// <summary>A document to be read before deciding.</summary>
public sealed record TaskDocumentView(
    string Id,
    string Kind,
    string FileName,
    DocumentType Type,
    long SizeBytes,
    string Sha256,
    string Href
);

/// <summary>One line of the ranked batch.</summary>
/// <param name="Outcome">What the meeting decided, or until then what the ranking proposes.</param>
public sealed record BatchEntryView(
    ApplicationId ApplicationId,
    string Number,
    int Place,
    string Title,
    string Unit,
    string PrincipalInvestigator,
    string CategoryId,
    decimal AmountYuan,
    decimal Score,
    string? TieBreak,
    ProposalOutcome Outcome,
    string? Reason
)
{
    /// <summary>Whether the meeting has to give an order to it and the others on its place.</summary>
    public bool IsTied { get; init; }

    /// <summary>What the experts wrote, in no order that tells who; null where the ranking is not shown.</summary>
    public IReadOnlyList<string>? Comments { get; init; }

    public static BatchEntryView Of(RankedApplication ranked, ProposalOutcome outcome, string? reason) =>
        new(
            ranked.Application.Id,
            ranked.Number,
            ranked.Place,
            ranked.Application.Title,
            ranked.Application.UnitName,
            ranked.Application.PrincipalInvestigator,
            ranked.Application.CategoryId,
            ranked.Application.AmountYuan,
            ranked.Score,
            ranked.TieBreak,
            outcome,
            string.IsNullOrEmpty(reason) ? null : reason
        )
        {
            IsTied = ranked.IsTied,
        };
}

/// <summary>An application that cannot be ranked yet.</summary>
public sealed record UnrankedView(ApplicationId ApplicationId, string Title, string Unit, string CategoryId, int Sheets);

/// <summary>An entry found of a party, and what the party had declared.</summary>
public sealed record FindingView(
    string PartyId,
    string Party,
    string Identifier,
    CreditSource Source,
    CreditOutcome Outcome,
    string Explanation,
    DateTimeOffset CheckedAt,
    string? EvidenceHref,
    bool? DeclaresNoDishonesty,
    string? DeclaredFacts,
    StatementView? Answer,
    IReadOnlyList<GivenOpinion> EarlierOpinions
);

/// <summary>What a party answered about an entry that it had declared.</summary>
public sealed record StatementView(string Text, DateTimeOffset AnsweredAt, string? DocumentHref);

/// <summary>An objection, with who objects: for the two officers alone.</summary>
public sealed record ObjectionView(
    ObjectionId Id,
    string ProjectNumber,
    string Facts,
    DateTimeOffset FiledAt,
    string Name,
    string Contact,
    IReadOnlyList<GivenOpinion> EarlierOpinions
);

/// <summary>An expert's session.</summary>
/// <param name="Criteria">What is scored; one under an empty id where the round has none.</param>
/// <param name="Declared">Whether conflicts are declared: documents are open then.</param>
public sealed record PanelView(IReadOnlyList<CriterionView> Criteria, bool Declared, IReadOnlyList<PanelApplicationView> Applications);

/// <summary>What an expert scores, from 0 to 100.</summary>
public sealed record CriterionView(string Id, string Name, decimal Weight);

/// <summary>One application of a session.</summary>
/// <param name="MayConflict">Whether something known speaks for a conflict.</param>
/// <param name="Recusal">Why the expert does not review it; null where they do.</param>
public sealed record PanelApplicationView(TaskApplicationView Application, bool MayConflict, string? Recusal);

/// <summary>A credit query that is due.</summary>
public sealed record DueCreditQueryView(
    string Id,
    string Name,
    CreditSource Source,
    DateTimeOffset Since,
    string? TakenBy,
    DateTimeOffset? TakenUntil
)
{
    public static DueCreditQueryView Of(DueCreditQuery creditQuery, DateTimeOffset now)
    {
        var isTaken = creditQuery.ClaimedBy is not null && now < creditQuery.ClaimedUntil;
        return new DueCreditQueryView(
            creditQuery.Id,
            creditQuery.Name,
            creditQuery.Source,
            creditQuery.Since,
            isTaken ? creditQuery.ClaimedBy : null,
            isTaken ? creditQuery.ClaimedUntil : null
        );
    }
}
