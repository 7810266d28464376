using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Reviews.Kinds;

namespace CreditFunctions.Functions.CreditQueries;

/// <summary>The credit check queue of a round; every case officer has a task for it.</summary>
internal sealed class CreditQueryTasks(CreditCheckQueue queue, TimeProvider time) : TaskKind
{
    public override StepDetails Details => StepDetails.CreditQueries;

    public override async Task<TaskView> ViewAsync(
        TaskView view,
        TaskDetails details,
        string folder,
        CancellationToken cancellationToken
    ) =>
        view with
        {
            CreditQueries =
            [
                .. (await queue.ReadAsync(details.Guide.Id, cancellationToken)).Select(creditQuery =>
                    DueCreditQueryView.Of(creditQuery, time.GetUtcNow())
                ),
            ],
        };
}
