using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Tasks;

/// <summary>From when the term of a task runs: whoever confirms money waits for the term of whoever pays it.</summary>
public sealed class TaskStarts(IRecordStore<Project> projects, ActContexts contexts)
{
    /// <summary>Null where the term runs from the opening of the task.</summary>
    public async Task<DateTimeOffset?> FindAsync(RecordRef record, ReviewStep step, string subject, CancellationToken cancellationToken)
    {
        if (!step.Is<PaymentConfirmationStep>() && !step.Is<RecoveryReceiptStep>())
        {
            return null;
        }

        var project = (await projects.FindAsync(record.Id, cancellationToken))?.State;
        return project is not null && contexts.Of(project.RuleVersion).TryGet(out var context, out _)
            ? ProjectProcedure.ExpectedFrom(project, step, subject, context)
            : null;
    }
}
