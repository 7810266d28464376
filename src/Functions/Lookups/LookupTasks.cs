using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Reviews.Kinds;

namespace CreditFunctions.Functions.Lookups;

/// <summary>The credit check queue of a round, at which every case officer has a task.</summary>
internal sealed class LookupTasks(CreditBench bench, TimeProvider time) : TaskKind
{
    public override StepMatter Matter => StepMatter.Lookups;

    public override async Task<TaskView> ViewAsync(
        TaskView view,
        TaskDossier dossier,
        string folder,
        CancellationToken cancellationToken
    ) =>
        view with
        {
            Lookups =
            [
                .. (await bench.ReadAsync(dossier.Guide.Id, cancellationToken)).Select(lookup =>
                    DueLookupView.Of(lookup, time.GetUtcNow())
                ),
            ],
        };
}
