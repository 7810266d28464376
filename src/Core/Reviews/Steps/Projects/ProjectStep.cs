using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Projects;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>A step on a project after its award; the project procedure determines when no decision is needed any more.</summary>
public abstract class ProjectStep<TDecision> : StepDefinition<TDecision>
    where TDecision : Decision
{
    public sealed override StepDetails Details => StepDetails.Project;

    public sealed override bool OutlivesApplication => true;

    internal sealed override ValidationErrors Check(ValidationErrors faults, DecisionForm form, DecisionContext context) =>
        context.Project is not { } project || IsAsked(project, context)
            ? CheckFields(faults, form, context)
            : faults.When(true, FieldsOf(context)[0].Path, ProjectProcedure.NotAsked(project, AskOf(context)));

    /// <summary>Checks beyond those of the field kinds.</summary>
    private protected virtual ValidationErrors CheckFields(ValidationErrors faults, DecisionForm form, DecisionContext context) => faults;

    // The decision may have been entered from paper meanwhile, or the project has ended.
    private bool IsAsked(Project project, DecisionContext context) =>
        AsksOf(project, BeijingTime.StartOf(context.Today.AddDays(1))).Contains(AskOf(context));

    private ProjectAsk AskOf(DecisionContext context) => new(Step, context.Task.Subject, context.Task.Ordinal);

    /// <summary>Questions that can be decided now.</summary>
    private protected virtual ImmutableArray<ProjectAsk> AsksOf(Project project, DateTimeOffset now) =>
        ProjectProcedure.AsksOf(project, now);

    private protected static int NumberOf(DecisionContext context) =>
        int.Parse(context.Task.Subject, System.Globalization.CultureInfo.InvariantCulture);
}
