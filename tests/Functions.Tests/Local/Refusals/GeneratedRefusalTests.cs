using CreditFunctions.Functions.Tests.Api;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Refusals;

/// <summary>
/// Every input of every operation of the published description with applicable wrong values: a fixed sample of each input, or all of them
/// with <c>WRONG_INPUTS=all</c>, where every exception must also be needed.
/// </summary>
[Trait("Category", "Slow")]
public sealed class GeneratedRefusalTests
{
    private const string OutputVariable = "REFUSALS_OUTPUT";

    private static readonly bool IsExhaustive = Environment.GetEnvironmentVariable("WRONG_INPUTS") == "all";

    [Fact]
    public async Task EveryInput_WithWrongValues_IsRefusedAndLeavesNothing()
    {
        var contract = new ApiContract();
        var answers = await TourAsync(contract);
        await WriteDownAsync(answers);

        string[] wrong =
        [
            .. answers
                .Where(answer => answer.Stored.Count == 0 && answer.Status is 0 or >= 500)
                .Select(answer => $"{answer}: answered {answer.Status}"),
            .. answers
                .Where(answer => answer.IsTaken && !AcceptedInputs.Taken.Any(each => each.Covers(answer)))
                .Select(answer => $"{answer}: taken, {string.Join(", ", answer.Stored)}"),
            .. answers
                .Where(answer => !answer.IsTaken && answer.Fault is not null && !AcceptedInputs.Terse.Any(each => each.Covers(answer)))
                .Select(answer => $"{answer}: {answer.Fault}"),
            .. MissingRows(contract, answers).Select(row => $"{row}: not sent"),
            .. StaleExceptions(answers).Select(each => $"{each}: stale"),
        ];

        Assert.True(wrong.Length == 0, string.Join('\n', wrong.Distinct()));
    }

    private static async Task<IReadOnlyList<WrongInputResponse>> TourAsync(ApiContract contract)
    {
        var account = new MemoryAccount();
        AppInProcess? app = null;
        using var watch = new WrongInputWatch(contract, account, () => app!.HubName, new WrongInputSample(IsExhaustive));
        app = new AppInProcess(account, MemoryAccount.ConnectionString, FaultPlan.None, watch)
        {
            MoreSettings = ProgramTour.Settings,
            OtherServices = ProgramTour.AddSeal,
            IsRehearsed = true,
        };
        await using (app)
        {
            await app.StartAsync();
            // The first request of a process sets up the storage.
            using var ready = await app.Client.GetAsync(new Uri("health/ready", UriKind.Relative));
            await WholeTour.PlayAsync(app);
        }

        return watch.Responses;
    }

    // A program needs one of an operation's two methods.
    private static IEnumerable<string> MissingRows(ApiContract contract, IReadOnlyList<WrongInputResponse> answers)
    {
        var sent = answers.Select(answer => WithoutMethod(answer.Operation, answer.Wrong.Input)).ToHashSet();
        var inputs = new WrongInputs(contract.Schemas);
        return contract
            .Operations.SelectMany(each =>
                inputs.InputsOf(each.Operation).Select(input => WithoutMethod(each.Operation["operationId"]!.GetValue<string>(), input))
            )
            .Distinct()
            .Where(row => !sent.Contains(row));
    }

    private static string WithoutMethod(string operation, string input) => $"{operation.Split("By")[0]} {input}";

    // A sample may lack the value that an exception is for.
    private static IEnumerable<AcceptedInput> StaleExceptions(IReadOnlyList<WrongInputResponse> answers) =>
        IsExhaustive
            ?
            [
                .. AcceptedInputs.Taken.Where(each => !answers.Any(answer => answer.IsTaken && each.Covers(answer))),
                .. AcceptedInputs.Terse.Where(each => !answers.Any(answer => answer.Fault is not null && each.Covers(answer))),
            ]
            : [.. AcceptedInputs.Taken.Concat(AcceptedInputs.Terse).Where(each => !answers.Any(each.IsAbout))];

    private static Task WriteDownAsync(IReadOnlyList<WrongInputResponse> answers) =>
        Environment.GetEnvironmentVariable(OutputVariable) is { } path
            ? File.WriteAllLinesAsync(
                path,
                answers.Select(answer =>
                    string.Join(
                        '|',
                        answer.Status,
                        answer.IsTaken,
                        answer.Operation,
                        answer.Wrong.Input,
                        answer.Wrong.Kind,
                        answer.Fault,
                        string.Join("; ", answer.Stored),
                        answer.Problem?["code"]
                    )
                )
            )
            : Task.CompletedTask;
}
