namespace CreditFunctions.Pages.Applications.Steps;

/// <summary>Field names of the steps of an applicant; errors carry the same names.</summary>
public static class StepFields
{
    /// <summary><see cref="Yes"/> or <see cref="No"/>; in a statement <see cref="Answer"/> or <see cref="RemovePartner"/>.</summary>
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

    public const string File = "file";
}
