namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>A step on a project after its award; its procedure says itself when nobody needs to decide any more.</summary>
public abstract class ProjectStep<TDecision> : StepDefinition<TDecision>
    where TDecision : Decision
{
    public sealed override StepMatter Matter => StepMatter.Project;

    public sealed override bool OutlivesApplication => true;

    /// <summary>The instalment or change that a task is about.</summary>
    private protected static int NumberOf(DecisionContext context) =>
        int.Parse(context.Task.Subject, System.Globalization.CultureInfo.InvariantCulture);
}
