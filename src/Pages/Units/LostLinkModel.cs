using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Units;

/// <summary>Asks for a lost link again, or says that it will come: the same words whether or not anything is registered.</summary>
public sealed record LostLinkModel : IModelOf<LostLinkPage>
{
    /// <summary>Whether it was asked for.</summary>
    public bool IsAsked { get; init; }

    public FormState State { get; init; } = FormState.Empty;
}
