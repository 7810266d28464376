namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>Subject of a step: determines the data shown to its officer, and the procedure that waits for it.</summary>
public enum StepDetails
{
    Application,

    /// <summary>An application with its documents, duplicates, commitments on paper and the items that a correction can open.</summary>
    Admission,

    Finding,

    /// <summary>The credit check queue of a round, without an overall decision.</summary>
    CreditQueries,

    Session,

    /// <summary>The ranking of a batch, with the experts' comments.</summary>
    Ranking,

    Proposals,

    Award,

    Objection,

    Project,
}

/// <summary>Properties of the subject of a step.</summary>
public static class StepDetailsTexts
{
    /// <summary>Whether it is a review batch, whose number is the subject of the task.</summary>
    public static bool IsOfBatch(this StepDetails matter) => matter is StepDetails.Session or StepDetails.Ranking or StepDetails.Proposals;
}
