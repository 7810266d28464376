namespace CreditFunctions.Pages.Units;

/// <summary>Field names of the request for a lost link; errors carry the same names.</summary>
public static class LostLinkFields
{
    public const string UnitCode = "unifiedSocialCreditCode";

    public const string Email = "contactEmail";
}
