using System.Collections.Concurrent;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>
/// Storage requests of each step of an undisturbed walk, of app, engine and timers together. The clock moves only during waits, so the
/// figures are the same in every run except for colliding writes, and may only fall.
/// </summary>
public sealed class RequestsByStageTests
{
    private const string Start = "start the app";
    private const int Walks = 3;

    private static readonly Dictionary<string, int> MostRequests = new()
    {
        [Start] = 4,
        // Two may open the directory of officers at once: one reads it again, which adds two to 35.
        ["publish the round"] = 37,
        // With the guide as read once the draft is visible: a correction in between would reach nobody else.
        ["begin the application"] = 36,
        ["ask the unit to sign"] = 13,
        ["ask the principal investigator to sign"] = 13,
        // With the point read that tells whether the party is banned.
        ["sign for the unit"] = 5,
        ["sign for the principal investigator"] = 5,
        ["upload the proposal"] = 8,
        // With the receipt: counted for the mailbox, stored, sent, and marked as sent. One point read for each party that may be banned,
        // and one write that indexes the applications of a party.
        ["submit"] = 27,
        // From here on a step includes waiting for its mail: here a day until the closing, with timer runs at every poll; the rules are
        // read once a minute. With two reads for each party looked up in the bureau's listings, by identifier and by name.
        ["admit"] = 130,
        ["look up the unit in court"] = 55,
        ["look up the unit's credit"] = 52,
        ["look up the person in court"] = 91,
        ["declare and score"] = 46,
        ["freeze the ranking"] = 50,
        ["adopt the resolution"] = 45,
        ["concur"] = 50,
        // From here on with the marker of published pages, so that a repeat does not publish again, and with one point read for each party
        // that may be banned; and with the new project: row, place in the register, mail, procedure.
        ["enter the award document"] = 123,
        ["read the public page"] = 18,
    };

    [Fact]
    public async Task Walk_Undisturbed_AsksNoMoreOfStorageThanItDid()
    {
        // Colliding writes of one row need an additional request: another walk may not.
        IEnumerable<string> wrong = [];
        for (var walk = 0; walk < Walks; walk++)
        {
            var requests = await RequestsAsync();
            Assert.Equal(MostRequests.Keys, requests.Select(each => each.Step));
            var found = requests.Select(each => Judge(each.Step, each.Requests, MostRequests[each.Step])).OfType<string>().ToList();
            if (found.Count == 0)
            {
                return;
            }

            wrong = found;
        }

        Assert.Fail(string.Join('\n', wrong));
    }

    private static string? Judge(string step, string[] requests, int most) =>
        requests.Length > most ? $"'{step}' had {requests.Length} requests, and at most {most} are allowed:\n{string.Join('\n', requests)}"
        : requests.Length < most * 0.9 ? $"'{step}' had {requests.Length} requests only: lower the figure, which is {most}."
        : null;

    private static async Task<IReadOnlyList<(string Step, string[] Requests)>> RequestsAsync()
    {
        var requests = new ConcurrentQueue<(int Step, string Request)>();
        var plan = new FaultPlan((_, _) => StorageFault.None) { Told = (step, request) => requests.Enqueue((step, request)) };
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, plan);
        await app.StartAsync();
        var walk = new BatchWalk(app, untilClosing: TimeSpan.FromDays(1));
        foreach (var step in walk.Steps)
        {
            plan.BeginStep();
            await step.DoAsync();
            // Background work of the step counts with the step.
            await app.SettleAsync();
        }

        var byStep = requests.ToLookup(each => each.Step, each => each.Request);
        return [.. walk.Steps.Select(step => step.Name).Prepend(Start).Select((step, number) => (step, byStep[number].ToArray()))];
    }
}
