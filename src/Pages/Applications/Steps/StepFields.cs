namespace CreditFunctions.Pages.Applications.Steps;

/// <summary>Names of the fields by which an applicant takes a step; errors carry the same names.</summary>
public static class StepFields
{
    /// <summary><see cref="Yes"/> or <see cref="No"/>; for an answer <see cref="Answer"/> or <see cref="RemovePartner"/>.</summary>
    public const string Choice = "choice";

    public const string Yes = "yes";

    public const string No = "no";

    public const string Answer = "answer";

    public const string RemovePartner = "remove-partner";

    public const string Reason = "reason";

    public const string ContactEmail = "contactEmail";

    public const string PartyId = "partyId";

    public const string Source = "source";

    public const string Text = "text";

    /// <summary>A file that goes with an answer.</summary>
    public const string File = "file";
}
