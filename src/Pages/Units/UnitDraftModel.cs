using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Units;

/// <summary>Asks a clerk whether the unit accepts a draft.</summary>
/// <param name="UnitHref">Without a leading slash.</param>
public sealed record UnitDraftModel(string Title, string Unit, string PrincipalInvestigator, DateTimeOffset BegunAt, string UnitHref)
    : IModelOf<UnitDraftPage>
{
    public bool IsContact { get; init; }

    public bool IsAccepted { get; init; }

    public FormState State { get; init; } = FormState.Empty;
}
