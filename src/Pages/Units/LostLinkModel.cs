using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Units;

/// <summary>Requests a lost link. The confirmation is the same whether or not the address is registered.</summary>
public sealed record LostLinkModel : IModelOf<LostLinkPage>
{
    public bool IsAsked { get; init; }

    public FormState State { get; init; } = FormState.Empty;
}
