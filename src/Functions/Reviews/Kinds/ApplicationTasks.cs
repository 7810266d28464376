using CreditFunctions.Core.Reviews.Steps;

namespace CreditFunctions.Functions.Reviews.Kinds;

/// <summary>Tasks on an application as it was submitted.</summary>
internal sealed class ApplicationTasks : ApplicationTaskKind
{
    public override StepDetails Details => StepDetails.Application;
}
