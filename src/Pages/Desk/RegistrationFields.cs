namespace CreditFunctions.Pages.Desk;

/// <summary>Names of the fields of the form that withdraws the registration of an address.</summary>
public static class RegistrationFields
{
    public const string Reason = "withdrawalReason";
}
