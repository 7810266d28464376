using CreditFunctions.Core.Rules;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Listings;

/// <summary>The form on which an officer enters a party in a list without a case.</summary>
/// <param name="Rules">Name the measures and the bases of the list of serious dishonesty.</param>
public sealed record ListingEntryModel(DeskFrame Frame, RuleFile Rules) : IModelOf<ListingEntryPage>
{
    public FormState Form { get; init; } = FormState.Empty;
}
