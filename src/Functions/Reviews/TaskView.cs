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
/// <param name="OfficerId">Null until the code is given, like all personal data.</param>
/// <param name="DueAt">When the link expires.</param>
/// <param name="Application">Null if the task is about the batch.</param>
/// <param name="Choices">Values of <c>choice</c>; empty if the step has none.</param>
/// <param name="Decision">Null until decided.</param>
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
    /// <summary>Whether the rest requires the code from the mail: in the header <c>Task-Code</c>, or by signing in.</summary>
    public bool CodeIsNeeded { get; init; }

    /// <summary>After the link has expired: the outcome in one word, in place of the decision and its details.</summary>
    public string? Outcome { get; init; }

    /// <summary>The ranked batch for a decision on it; for an award, the funded projects.</summary>
    public IReadOnlyList<BatchEntryView>? Batch { get; init; }

    public IReadOnlyList<UnrankedView>? Unranked { get; init; }

    /// <summary>For a format check: the duplicates of the application.</summary>
    public DuplicateModel? Duplicates { get; init; }

    /// <summary>For a format check: signers on the sealed print, to be confirmed individually by <c>confirmedPartyIds</c>.</summary>
    public IReadOnlyList<PaperCommitmentView>? OnPaper { get; init; }

    /// <summary>For a format check that may request a correction: the possible values of <c>opens</c>.</summary>
    public IReadOnlyList<CorrectionItem>? Correctable { get; init; }

    /// <summary>For the format check after a correction: changes, before and after.</summary>
    public IReadOnlyList<CorrectionChange>? Changes { get; init; }

    public FindingView? Finding { get; init; }

    public ObjectionView? Objection { get; init; }

    public ProjectDetails? Project { get; init; }

    public PanelView? Session { get; init; }

    /// <summary>For the credit check queue: due queries, longest waiting first.</summary>
    public IReadOnlyList<DueCreditQueryView>? CreditQueries { get; init; }
}

/// <summary>An application for an officer or expert.</summary>
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
    /// <summary>Null if closed: before an expert's declaration, or after a recusal.</summary>
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

    /// <summary>Without abstract and documents.</summary>
    public static TaskApplicationView BeforeDeclaration(Application application) => Of(application) with { Abstract = "" };

    /// <param name="folder">Address of the documents.</param>
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

/// <summary>A commitment on the sealed print, as entered by the clerk.</summary>
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
/// <param name="Outcome">The meeting's decision, or until then the proposal of the ranking.</param>
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
    /// <summary>Whether the meeting has to order the applications on this place.</summary>
    public bool IsTied { get; init; }

    /// <summary>Expert comments in an order that does not identify the expert; null if the ranking is not shown.</summary>
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

/// <summary>A found entry of a party, and the party's declaration.</summary>
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

/// <summary>A party's statement on a declared entry.</summary>
public sealed record StatementView(string Text, DateTimeOffset AnsweredAt, string? DocumentHref);

/// <summary>An objection with its objector: for the two officers only.</summary>
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
/// <param name="Criteria">One with an empty id if the round has none.</param>
/// <param name="Declared">Whether conflicts are declared, which opens the documents.</param>
public sealed record PanelView(IReadOnlyList<CriterionView> Criteria, bool Declared, IReadOnlyList<PanelApplicationView> Applications);

/// <summary>A criterion, scored from 0 to 100.</summary>
public sealed record CriterionView(string Id, string Name, decimal Weight);

/// <summary>One application of a session.</summary>
/// <param name="MayConflict">Whether known data indicate a conflict.</param>
/// <param name="Recusal">Null if the expert reviews it.</param>
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
