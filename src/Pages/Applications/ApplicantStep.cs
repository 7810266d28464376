namespace CreditFunctions.Pages.Applications;

/// <summary>The acts of an applicant on an application. Each has a confirmation page.</summary>
public enum ApplicantStep
{
    Submit,

    /// <summary>取回: recalls the submission before the closing, to change it and submit it again.</summary>
    Recall,

    Withdraw,

    SubmitCorrection,

    /// <summary>放弃立项.</summary>
    Renounce,

    /// <summary>交接: another clerk of the unit becomes the contact.</summary>
    ChangeContact,

    /// <summary>陈述说明: required where the principal investigator is named on another application.</summary>
    StateDuplicate,

    /// <summary>Moves the draft to the corrected version of the guide.</summary>
    AdoptGuide,

    /// <summary>电子签章; only where the bureau has such a service.</summary>
    Seal,
}

/// <summary>Addresses and properties of the steps.</summary>
public static class ApplicantSteps
{
    /// <summary>Last segment of the step's address: <c>recall</c>.</summary>
    public static string Segment(this ApplicantStep step) =>
        step switch
        {
            ApplicantStep.Submit => "submission",
            ApplicantStep.Recall => "recall",
            ApplicantStep.Withdraw => "withdrawal",
            ApplicantStep.SubmitCorrection => "correction",
            ApplicantStep.Renounce => "renunciation",
            ApplicantStep.ChangeContact => "contact",
            ApplicantStep.StateDuplicate => "statement",
            ApplicantStep.AdoptGuide => "guide",
            ApplicantStep.Seal => "seal",
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
        };

    public static bool AsksReason(this ApplicantStep step) =>
        step is ApplicantStep.Withdraw or ApplicantStep.Renounce or ApplicantStep.StateDuplicate;

    public static bool IsFinal(this ApplicantStep step) => step is ApplicantStep.Withdraw or ApplicantStep.Renounce;
}
