using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Units;

/// <summary>Asks a clerk whether a draft is accepted as the unit's.</summary>
/// <param name="UnitHref">The unit's page, without a leading slash.</param>
public sealed record UnitDraftModel(string Title, string Unit, string PrincipalInvestigator, DateTimeOffset BegunAt, string UnitHref)
    : IModelOf<UnitDraftPage>
{
    /// <summary>Whether the clerk is its contact.</summary>
    public bool IsContact { get; init; }

    public bool IsAccepted { get; init; }

    public FormState State { get; init; } = FormState.Empty;
}
