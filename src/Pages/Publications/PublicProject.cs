namespace CreditFunctions.Pages.Publications;

/// <summary>What the public sees of a project; the principal investigator only where the round publishes the name.</summary>
public sealed record PublicProject(string Number, string Title, string Unit, string Category, decimal AmountYuan)
{
    public string? PrincipalInvestigator { get; init; }
}
