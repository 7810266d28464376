using System.Collections.Concurrent;
using System.Globalization;

namespace CreditFunctions.LocalHost.Tests.Sidecar;

/// <summary>The orchestrators and activities of these tests.</summary>
internal static class SidecarTasks
{
    private static readonly ConcurrentDictionary<string, int> Attempts = new();

    public static void AddAll(DurableTaskRegistry tasks, WorkerSetup setup)
    {
        AddSteps(tasks);
        AddWaits(tasks);
        AddFailures(tasks);
        tasks.AddActivityFunc<string, string>(
            "Meet",
            async (_, _) =>
            {
                await setup.Meeting();
                return setup.Name;
            }
        );
        tasks.AddOrchestratorFunc<int, string[]>(
            "MeetAll",
            async (context, count) =>
                await Task.WhenAll(Enumerable.Range(0, count).Select(_ => context.CallActivityAsync<string>("Meet", "x")))
        );
    }

    private static void AddSteps(DurableTaskRegistry tasks)
    {
        tasks.AddActivityFunc<int, int>("AddOne", (_, value) => value + 1);
        tasks.AddActivityFunc<string, string>("LongText", (_, length) => new string('t', int.Parse(length, CultureInfo.InvariantCulture)));
        tasks.AddActivityFunc<string, string>("Same", (_, text) => text);
        tasks.AddOrchestratorFunc<int, int>(
            "Chain",
            async (context, value) =>
            {
                for (var i = 0; i < 5; i++)
                {
                    value = await context.CallActivityAsync<int>("AddOne", value);
                }

                return value;
            }
        );
        tasks.AddOrchestratorFunc<int, int>(
            "Parent",
            async (context, value) =>
                await context.CallSubOrchestratorAsync<int>("Chain", value)
                + await context.CallSubOrchestratorAsync<int>(
                    "Chain",
                    value,
                    new SubOrchestrationOptions(instanceId: $"{context.InstanceId}-child")
                )
        );
        tasks.AddOrchestratorFunc<int[], int>(
            "Texts",
            async (context, input) =>
            {
                var sum = 0;
                for (var i = 0; i < input[0]; i++)
                {
                    sum += (await context.CallActivityAsync<string>("LongText", input[1].ToString(CultureInfo.InvariantCulture))).Length;
                }

                return sum;
            }
        );
        tasks.AddOrchestratorFunc<int[], int>(
            "ManyTexts",
            async (context, input) =>
                (
                    await Task.WhenAll(
                        Enumerable.Range(0, input[0]).Select(_ => context.CallActivityAsync<string>("Same", new string('t', input[1])))
                    )
                ).Sum(text => text.Length)
        );
        tasks.AddOrchestratorFunc<string, int>("Length", (_, text) => Task.FromResult(text.Length));
        tasks.AddOrchestratorFunc<string, string>("Version", (context, _) => Task.FromResult(context.Version));
        tasks.AddOrchestratorFunc<string?, string>(
            "ChildVersion",
            (context, version) =>
                context.CallSubOrchestratorAsync<string>(
                    "Version",
                    "",
                    version is null ? null : new SubOrchestrationOptions { Version = version }
                )
        );
    }

    private static void AddWaits(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<string?, string>("Wait", (context, _) => context.WaitForExternalEvent<string>("go"));
        tasks.AddOrchestratorFunc<string?, string>(
            "WaitInChild",
            (context, _) =>
                context.CallSubOrchestratorAsync<string>(
                    "Wait",
                    null,
                    new SubOrchestrationOptions(instanceId: $"{context.InstanceId}-child")
                )
        );
        tasks.AddOrchestratorFunc<int, int>(
            "Count",
            async (context, count) =>
            {
                var next = count + await context.WaitForExternalEvent<int>("add");
                if (next >= 10)
                {
                    return next;
                }

                context.ContinueAsNew(next);
                return 0;
            }
        );
        tasks.AddOrchestratorFunc<string, string>(
            "Status",
            async (context, step) =>
            {
                context.SetCustomStatus(new { Step = step });
                return await context.WaitForExternalEvent<string>("go");
            }
        );
        tasks.AddOrchestratorFunc<string, string>(
            "Send",
            async (context, receiver) =>
            {
                await context.CreateTimer(TimeSpan.FromMilliseconds(10), CancellationToken.None);
                context.SendEvent(receiver, "go", "sent");
                return "done";
            }
        );
    }

    private static void AddFailures(DurableTaskRegistry tasks)
    {
        tasks.AddActivityFunc<string, string>("Break", (_, _) => Throw());
        tasks.AddActivityFunc<int, int>(
            "FailsAtFirst",
            (context, failures) =>
            {
                var attempt = Attempts.AddOrUpdate(context.InstanceId, 1, (_, n) => n + 1);
                return attempt <= failures ? Throw(attempt) : attempt;
            }
        );
        tasks.AddOrchestratorFunc<string, string>("Failing", (context, _) => context.CallActivityAsync<string>("Break", ""));
        tasks.AddOrchestratorFunc<string, string>("FailingChild", (context, _) => context.CallSubOrchestratorAsync<string>("Failing", ""));
        tasks.AddOrchestratorFunc<int, int>(
            "Retrying",
            (context, failures) =>
                context.CallActivityAsync<int>(
                    "FailsAtFirst",
                    failures,
                    TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromMilliseconds(20), backoffCoefficient: 2))
                )
        );
        tasks.AddOrchestratorFunc<string, bool>(
            "Catching",
            async (context, _) =>
            {
                try
                {
                    await context.CallActivityAsync<string>("Break", "");
                    return false;
                }
                catch (TaskFailedException e)
                {
                    return e.FailureDetails.IsCausedBy<InvalidOperationException>();
                }
            }
        );
    }

    private static int Throw(int attempt) => throw new InvalidOperationException($"Attempt {attempt}");

    private static string Throw() => throw new InvalidOperationException("It broke.", new TimeoutException("It took too long."));
}
