using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;

namespace CreditFunctions.Functions.Cases;

/// <summary>Cases, the newest first, for programs.</summary>
/// <param name="Next">Value of <c>from</c> for the next page; null on the last one.</param>
public sealed record CaseListView(IReadOnlyList<CaseSummary> Cases, string? Next);

/// <summary>A case for the bureau's programs. The party's number is masked.</summary>
/// <param name="Next">What has to be done next; null where nothing is.</param>
/// <param name="Eligible">Names of the officers who may do it.</param>
/// <param name="DueAt">From when on that is overdue (exclusive); null where it has no term.</param>
/// <param name="DefenceUntil">Until when a statement and defence can be given (exclusive); null before the notice is served.</param>
public sealed record CaseView(
    CaseId Id,
    string Number,
    CaseState State,
    CaseSource Source,
    string Party,
    string Identifier,
    string Suspicion,
    DateTimeOffset OpenedAt,
    CaseAct? Next,
    IReadOnlyList<string> Eligible,
    DateTimeOffset? DueAt,
    IReadOnlyList<LetterView> Letters,
    IReadOnlyList<CaseFile> Files,
    Defence? Defence,
    DateTimeOffset? DefenceUntil,
    IReadOnlyList<CaseSeatRow> Seats,
    IReadOnlyList<CaseEvent> Events
)
{
    /// <summary>Whether it is of a drill round: its listing counts in drill rounds alone.</summary>
    public bool IsDrill { get; init; }

    /// <summary>Until when the investigation is completed (exclusive); null before the case is taken in.</summary>
    public DateTimeOffset? InvestigationUntil { get; init; }

    public static CaseView Of(IntegrityCase integrityCase, CaseModel model) =>
        new(
            integrityCase.Id,
            model.Number,
            integrityCase.State,
            integrityCase.Source,
            model.Party,
            model.Identifier,
            model.Suspicion,
            model.OpenedAt,
            model.Next,
            model.Eligible,
            model.DueAt,
            [.. integrityCase.AllLetters.Select(LetterView.Of)],
            model.Files,
            integrityCase.Notice?.Defence,
            integrityCase.Notice?.DefenceUntil?.At,
            model.Seats,
            model.Events
        )
        {
            IsDrill = integrityCase.IsDrill,
            InvestigationUntil = integrityCase.InvestigationTerm?.Until.At,
        };
}
