namespace CreditFunctions.Pages.Applications;

/// <summary>What an applicant may do with an application, each on a page of its own that asks once more.</summary>
public enum ApplicantStep
{
    /// <summary>提交.</summary>
    Submit,

    /// <summary>取回: take back before the closing, to change it and hand it in again.</summary>
    Recall,

    /// <summary>撤回.</summary>
    Withdraw,

    /// <summary>提交补正.</summary>
    SubmitCorrection,

    /// <summary>放弃立项.</summary>
    Renounce,

    /// <summary>交接: another clerk of the unit gets the letters.</summary>
    ChangeContact,

    /// <summary>陈述说明: the principal investigator is named on another application.</summary>
    StateDuplicate,

    /// <summary>The guide was corrected: the draft goes over to its new version.</summary>
    AdoptGuide,

    /// <summary>电子签章, where the bureau has such a service.</summary>
    Seal,
}

/// <summary>Where the steps are taken.</summary>
public static class ApplicantSteps
{
    /// <summary>The last part of the step's address: <c>recall</c>.</summary>
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

    /// <summary>Whether the step needs a reason in words.</summary>
    public static bool AsksReason(this ApplicantStep step) =>
        step is ApplicantStep.Withdraw or ApplicantStep.Renounce or ApplicantStep.StateDuplicate;

    /// <summary>Whether the step ends the application.</summary>
    public static bool IsFinal(this ApplicantStep step) => step is ApplicantStep.Withdraw or ApplicantStep.Renounce;
}
