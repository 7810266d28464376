using System.Globalization;
using CreditFunctions.LocalHost.Engine;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.Benchmarks;

/// <summary>A chain of activities run by a delegate, to measure only the engine.</summary>
internal static class DelegateChain
{
    public static DelegateTaskRunner Create(int activities) =>
        new(
            (request, _) => Task.FromResult(Next(request, activities)),
            (request, _) => Task.FromResult(new ActivityResponse { Result = AddOne(request.Input) })
        );

    private static OrchestratorResponse Next(OrchestratorRequest request, int activities)
    {
        var (done, value) = (0, "1");
        foreach (var e in request.PastEvents)
        {
            Take(e);
        }

        foreach (var e in request.NewEvents)
        {
            Take(e);
        }

        return new OrchestratorResponse { Actions = { done == activities ? End(value) : Schedule(done, value) } };

        void Take(HistoryEvent e)
        {
            if (e.TaskCompleted is { } completed)
            {
                (done, value) = (done + 1, completed.Result);
            }
        }
    }

    private static OrchestratorAction Schedule(int id, string value) =>
        new()
        {
            Id = id,
            ScheduleTask = new ScheduleTaskAction { Name = "AddOne", Input = value },
        };

    private static OrchestratorAction End(string value) =>
        new()
        {
            Id = -1,
            CompleteOrchestration = new CompleteOrchestrationAction { OrchestrationStatus = OrchestrationStatus.Completed, Result = value },
        };

    private static string AddOne(string value) =>
        (int.Parse(value, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
}
