namespace CreditFunctions.Pages.Desk;

/// <summary>Field names of the withdrawal of a contact's registration.</summary>
public static class RegistrationFields
{
    public const string Reason = "withdrawalReason";
}
