namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>What a step is decided on, and so what its officer is shown and whose procedure waits for it.</summary>
public enum StepDetails
{
    /// <summary>An application with its documents.</summary>
    Application,

    /// <summary>The same, with duplicates, commitments on paper and what a correction can open.</summary>
    Admission,

    /// <summary>An entry that was found of a party of an application.</summary>
    Finding,

    /// <summary>The credit check queue of a round, which is done piece by piece.</summary>
    CreditQueries,

    /// <summary>The applications of a pass that an expert reviews.</summary>
    Session,

    /// <summary>The ranking of a pass, with what experts wrote.</summary>
    Ranking,

    /// <summary>The projects of a pass that the meeting proposes.</summary>
    Proposals,

    /// <summary>The projects that one document awards.</summary>
    Award,

    /// <summary>An objection to a project on public notice.</summary>
    Objection,

    /// <summary>A project after its award.</summary>
    Project,
}

/// <summary>What follows from the matter of a step.</summary>
public static class StepDetailsTexts
{
    /// <summary>Whether it is a pass of a round's batch, whose number is the subject of the task.</summary>
    public static bool IsOfBatch(this StepDetails matter) => matter is StepDetails.Session or StepDetails.Ranking or StepDetails.Proposals;
}
