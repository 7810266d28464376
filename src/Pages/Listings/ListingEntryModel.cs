using CreditFunctions.Core.Rules;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Listings;

/// <summary>The form in which an officer enters a listing without a case.</summary>
/// <param name="Rules">Contain the measures and the bases of 严重失信主体名单.</param>
public sealed record ListingEntryModel(DeskFrame Frame, RuleFile Rules) : IModelOf<ListingEntryPage>
{
    public FormState Form { get; init; } = FormState.Empty;
}
