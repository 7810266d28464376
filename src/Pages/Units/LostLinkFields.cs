namespace CreditFunctions.Pages.Units;

/// <summary>Names of the fields by which a lost link is asked for; errors carry the same names.</summary>
public static class LostLinkFields
{
    public const string UnitCode = "unifiedSocialCreditCode";

    public const string Email = "contactEmail";
}
