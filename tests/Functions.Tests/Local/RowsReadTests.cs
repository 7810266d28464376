using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>Pages and calls read only displayed rows, for any number of applications. Counts rows, not time.</summary>
public sealed class RowsReadTests
{
    private const string Officer = "li-jingban";

    // Lists of a unit's, officer's or round's applications read one index row each, all in one partition. The unit's page filters its
    // clerk's from all of the unit.
    private static readonly Dictionary<string, int> MostPerApplication = new()
    {
        ["unit page"] = 1,
        ["unit receipts"] = 1,
        ["desk"] = 1,
        ["desk batch page"] = 2,
    };

    // Similar applications: compares a fixed number per key, for any number of applications.
    private static readonly string[] Comparing = ["task page", "desk application page"];

    private const int MostCompared = 1_000;

    // Drafts and submitted applications are both of the unit.
    private const int CrowdsOfTheUnit = 2;
    private const int ShownOnAPage = 50;

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Calls_FiveThousandApplicationsElsewhere_ReadTheSameRows() =>
        Assert.Equal(Lines(await MeasureAsync((_, _) => { })), Lines(await MeasureAsync(Crowd.GatherElsewhere)));

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Calls_FiveThousandApplicationsOfTheSameRound_ReadTheSameRowsUnlessTheyListThem()
    {
        var few = await MeasureAsync((_, _) => { });
        var many = await MeasureAsync(Crowd.JoinIn);

        Assert.Equal(Lines(few.Where(IsNoListing)), Lines(many.Where(IsNoListing)));
        Assert.All(many.Where(measured => Comparing.Contains(measured.Call)), measured => Assert.InRange(measured.Rows, 0, MostCompared));
        Assert.All(
            many.Where(measured => MostPerApplication.ContainsKey(measured.Call)),
            measured =>
            {
                var before = few.Single(same => same.Call == measured.Call).Rows;
                Assert.InRange(
                    measured.Rows - before,
                    0,
                    (MostPerApplication[measured.Call] * Crowd.Size * CrowdsOf(measured.Call)) + ShownOnAPage
                );
            }
        );
    }

    private static bool IsNoListing((string Call, long Rows) measured) =>
        !MostPerApplication.ContainsKey(measured.Call) && !Comparing.Contains(measured.Call);

    private static int CrowdsOf(string call) => call.StartsWith("unit", StringComparison.Ordinal) ? CrowdsOfTheUnit : 1;

    private static async Task<IReadOnlyList<(string Call, long Rows)>> MeasureAsync(Action<MemoryAccount, string> add)
    {
        await using var site = await Site.OpenAsync();
        site.Multiply(add);
        return await site.MeasureAsync();
    }

    private static IEnumerable<string> Lines(IEnumerable<(string Call, long Rows)> measured) =>
        measured.Select(each => $"{each.Call}: {each.Rows}");

    /// <summary>
    /// An app with three rounds: one accepts applications and has a draft, one has an application with an officer, one has an open notice.
    /// </summary>
    private sealed class Site : IAsyncDisposable
    {
        private readonly MemoryAccount _account = new();
        private readonly Dictionary<string, string?> _settings = [];
        private readonly AppInProcess _app;
        private readonly BatchWalk _open;
        private readonly BatchWalk _closed;
        private readonly BatchWalk _noticed;
        private (string Token, string Code) _task;

        private Site()
        {
            _app = new AppInProcess(_account, MemoryAccount.ConnectionString, new FaultPlan((_, _) => StorageFault.None))
            {
                MoreSettings = _settings,
            };
            _open = new BatchWalk(_app, untilClosing: TimeSpan.FromDays(30));
            (_closed, _noticed) = (new BatchWalk(_app, TimeSpan.FromDays(1)), new BatchWalk(_app, TimeSpan.FromDays(1)));
            _settings["Desk:LocalSignIn"] = "true";
            _settings["Desk:Officers:0:Id"] = Officer;
            _settings["Desk:Officers:0:Name"] = "李经办";
            _settings["Desk:Officers:0:Email"] = $"officer@{_closed.Domain}";
            _settings["Desk:Officers:0:Roles"] = "CaseOfficer,RoundManager";
        }

        public static async Task<Site> OpenAsync()
        {
            var site = new Site();
            await site._app.StartAsync();
            await WalkAsync(site._open, "publish the round", "begin the application");
            await WalkAsync(site._closed, "publish the round", "submit");
            await WalkAsync(site._noticed, "publish the round", "concur");
            var mails = await site._closed.Portal.ReadMailboxAsync($"officer@{site._closed.Domain}");
            site._task = BatchWalk.ReadLink(mails.First(mail => mail.Subject.Contains("形式审查", StringComparison.Ordinal)));
            return site;
        }

        public void Multiply(Action<MemoryAccount, string> add)
        {
            add(_account, _open.ApplicationId);
            add(_account, _closed.ApplicationId);
        }

        public async Task<IReadOnlyList<(string Call, long Rows)>> MeasureAsync()
        {
            var measured = new List<(string, long)>();
            foreach (var (call, doAsync) in Calls())
            {
                var before = _account.RowsRead;
                await doAsync();
                measured.Add((call, _account.RowsRead - before));
            }

            return measured;
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        private IEnumerable<(string Call, Func<Task> DoAsync)> Calls()
        {
            var units = _app.Services.GetRequiredService<UnitAccess>();
            var unit = units.TokenFor(units.ClerkOf("91220800MA0EX4MP5M", $"clerk@{_closed.Domain}"));
            var session = _app.Services.GetRequiredService<DeskSessions>().Issue(Officer);
            yield return ("front page", () => GetAsync(""));
            yield return ("list of rounds", () => GetAsync("rounds"));
            yield return ("round page", () => GetAsync($"rounds/{_open.RoundId}"));
            yield return ("form of an application", () => GetAsync($"rounds/{_open.RoundId}/application"));
            yield return ("application page of a draft", () => GetAsync($"applications/{_open.ApplicationId}", _open.AccessToken));
            yield return ("application page", () => GetAsync($"applications/{_closed.ApplicationId}", _closed.AccessToken));
            yield return ("unit page", () => GetAsync($"units/{unit}"));
            yield return ("unit receipts", () => GetAsync($"units/{unit}/receipts"));
            yield return ("task page", () => GetAsync($"tasks/{_task.Token}", code: _task.Code));
            yield return ("desk", () => GetAsync("desk", session));
            yield return ("desk list of rounds", () => GetAsync("desk/rounds", session));
            yield return ("desk batch page", () => GetAsync($"desk/rounds/{_closed.RoundId}", session));
            yield return ("desk batch page of a small round", () => GetAsync($"desk/rounds/{_noticed.RoundId}", session));
            yield return ("desk application page", () => GetAsync($"desk/applications/{_closed.ApplicationId}", session));
            yield return ("form of an objection", () => GetAsync($"objections/notice-{_noticed.RoundId}"));
            yield return ("POST an objection", ObjectAsync);
            yield return ("POST /applications", BeginAsync);
            yield return ("timers", () => _app.PassAsync(TimeSpan.Zero));
        }

        private async Task GetAsync(string path, string? token = null, string? code = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
            request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            if (code is not null)
            {
                request.Headers.Add("Task-Code", code);
            }

            using var answer = await _app.Client.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, $"GET {path} answered {(int)answer.StatusCode}: {body}");
            Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        }

        private async Task ObjectAsync()
        {
            var notice = JsonNode.Parse(await _app.Client.GetStringAsync($"objections/notice-{_noticed.RoundId}"))!;
            var objection = new
            {
                projectNumber = notice["projectNumbers"]![0]!.GetValue<string>(),
                name = "王示例",
                contact = "wang@citizen.example",
                facts = "与已结题项目的内容相同。",
            };
            using var answer = await _app.Client.PostAsJsonAsync($"public/notices/notice-{_noticed.RoundId}/objections", objection);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }

        private async Task BeginAsync()
        {
            var form = JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("examples/application.json")))!.AsObject();
            (form["roundId"], form["contactEmail"]) = (_open.RoundId, $"another@{_open.Domain}");
            await _open.Portal.BeginApplicationAsync(form, $"{_open.RoundId}-another-application");
        }

        private static async Task WalkAsync(BatchWalk walk, string from, string to)
        {
            foreach (var step in walk.Steps.SkipWhile(step => step.Name != from))
            {
                await step.DoAsync();
                if (step.Name == to)
                {
                    return;
                }
            }
        }
    }
}
