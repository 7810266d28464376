using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;

namespace CreditFunctions.Functions.Cases;

/// <summary>Cases, the newest first, for programs.</summary>
/// <param name="Next">Value of <c>from</c> for the next page; null on the last one.</param>
public sealed record CaseListView(IReadOnlyList<CaseSummary> Cases, string? Next);

/// <summary>A case for the bureau's programs. The party's number is masked.</summary>
public sealed record CaseView(
    CaseId Id,
    string Number,
    CaseState State,
    CaseSource Source,
    string Party,
    string Identifier,
    string Suspicion,
    DateTimeOffset OpenedAt,
    IReadOnlyList<CaseSeatRow> Seats,
    IReadOnlyList<CaseEvent> Events)
{
    public static CaseView Of(IntegrityCase integrityCase, CaseModel model) => new(
        integrityCase.Id,
        model.Number,
        integrityCase.State,
        integrityCase.Source,
        model.Party,
        model.Identifier,
        model.Suspicion,
        model.OpenedAt,
        model.Seats,
        model.Events);
}
