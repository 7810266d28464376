using CreditFunctions.Core.Reviews.Steps;

namespace CreditFunctions.Functions.Reviews.Kinds;

/// <summary>Tasks on a submitted application.</summary>
internal sealed class ApplicationTasks : ApplicationTaskKind
{
    public override StepDetails Details => StepDetails.Application;
}
