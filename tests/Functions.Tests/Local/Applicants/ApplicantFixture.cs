using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Applications.Documents;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Awards;
using CreditFunctions.Functions.Commitments;
using CreditFunctions.Functions.Guides;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Objections;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Functions.Units;
using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Functions.Tests.Local.Applicants;

internal sealed partial record Reply(int Status, string Body, string? Location, string? Cookie)
{
    public T Read<T>() => JsonSerializer.Deserialize<T>(Body, RequestJson.Options)!;

    public string Code => Read<Problem>().Code;

    public Dictionary<string, string> Hidden =>
        HiddenField()
            .Matches(Body)
            .DistinctBy(match => match.Groups["name"].Value)
            .ToDictionary(
                match => WebUtility.HtmlDecode(match.Groups["name"].Value),
                match => WebUtility.HtmlDecode(match.Groups["value"].Value),
                StringComparer.Ordinal
            );

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)""")]
    private static partial Regex HiddenField();
}

/// <summary>The applicants' endpoints on real storage, with an engine in memory whose procedures only record their start.</summary>
internal sealed class ApplicantFixture : IAsyncDisposable
{
    private readonly DurableEngine _engine;

    private ApplicantFixture(TestApp app, DurableEngine engine) => (App, _engine) = (app, engine);

    public TestApp App { get; }

    /// <summary>A synthetic person of this fixture: tests share one storage, and a person may have one project a year.</summary>
    public string CitizenNumber { get; } = Synthetic();

    public DurableTaskClient Client => _engine.Client;

    public static async Task<ApplicantFixture> StartAsync(
        TestStorage storage,
        Action<IServiceCollection>? change = null,
        Func<RoundGuide, RoundGuide>? guide = null
    )
    {
        var app = new TestApp(storage, change, guide);
        await app.PublishRoundAsync();
        DurableEngine? engine = null;
        var catalog = new TaskCatalog()
            .AddOrchestrator(nameof(ApplicationOrchestrator), Nothing)
            .AddOrchestrator(nameof(RoundOrchestrator), Nothing)
            .AddOrchestrator(nameof(ObjectionOrchestrator), Nothing)
            .AddOrchestrator(
                nameof(ResendLinkOrchestrator),
                async context =>
                {
                    await new ResendLinkOrchestrator().RunAsync(context);
                    return null;
                }
            )
            .AddOrchestrator(
                nameof(FollowGuideOrchestrator),
                async context =>
                {
                    await new FollowGuideOrchestrator().RunAsync(context);
                    return null;
                }
            )
            .AddActivity(
                nameof(FollowGuideActivity),
                async (call, cancellationToken) =>
                {
                    var begun = JsonSerializer.Deserialize<GuideCorrectionBegun>(call.Input!)!;
                    return await app.Function<FollowGuideActivity>().RunAsync(begun, engine!.Client, cancellationToken);
                }
            )
            .AddActivity(
                nameof(SendUnitLinkActivity),
                async (call, cancellationToken) =>
                {
                    await app.Function<SendUnitLinkActivity>()
                        .RunAsync(JsonSerializer.Deserialize<LinkRequested>(call.Input!)!, cancellationToken);
                    return null;
                }
            );
        engine = new DurableEngine(
            new InMemoryOrchestrationStore(),
            catalog,
            new DurableEngineOptions { BusinessTime = app.Clock },
            NullLoggerFactory.Instance
        );
        await engine.StartAsync();
        return new ApplicantFixture(app, engine);

        static Task<object?> Nothing(TaskOrchestrationContext context) => Task.FromResult<object?>(null);
    }

    public Task RunAsync() => _engine.RunUntilIdleAsync();

    /// <summary>Records the history of an instance if recording is enabled.</summary>
    public async Task RecordHistoryAsync(string instanceId)
    {
        if (
            Environment.GetEnvironmentVariable("RECORD_HISTORIES") is { Length: > 0 } folder
            && await _engine.Instances.ReadHistoryAsync(instanceId, default) is { Count: > 0 } history
        )
        {
            await new RecordedHistory(history).WriteAsync(folder);
        }
    }

    /// <summary>Creates an application by JSON and adds it to its unit's page, as its procedure does first.</summary>
    public async Task<ApplicationId> BeginAsync(Func<ApplicationForm, ApplicationForm>? change = null)
    {
        var form = Samples.Form() with
        {
            RoundId = App.Guide.Id.Value,
            Parties = [Samples.LeadUnitForm, Samples.InvestigatorForm with { CitizenId = CitizenNumber }],
        };
        var reply = await SendAsync(
            Json("POST", (change ?? (same => same))(form)),
            request => App.Function<CreateApplicationEndpoint>().RunAsync(request, Client, default)
        );
        Assert.True(reply.Status == 201, reply.Body);
        var id = reply.Read<CreatedApplication>().Id;
        await App.Get<UnitIndex>().PutAsync((await App.Applications.FindAsync(id.Value, default))!, default);
        return id;
    }

    /// <summary>Accepts an application on the page of its unit as a clerk.</summary>
    public async Task<Reply> AcceptAsync(ApplicationId id, string email = "clerk@unit.example")
    {
        var access = App.Get<UnitAccess>();
        var token = access.TokenFor(access.ClerkOf((await ReadAsync(id)).LeadUnit.Code, email));
        return await SendAsync(
            Request("POST"),
            request => App.Function<AcceptUnitDraftEndpoint>().RunAsync(request, token, id.Value, default)
        );
    }

    public Task<Reply> InviteAsync(ApplicationId id, string partyId, string? email) =>
        SendAsync(
            Json("POST", new InvitationForm { Email = email }).By(id, this),
            request => App.Function<InviteSignerEndpoint>().RunAsync(request, id.Value, partyId, default)
        );

    /// <summary>The token of the last link sent to a party.</summary>
    public async Task<string> SigningTokenAsync(ApplicationId id, string partyId)
    {
        var application = await ReadAsync(id);
        var mark = application.InvitationOf(partyId)!.MarkFor(id, application.FindParty(partyId)!);
        return SigningSubject.Of(id, partyId, mark, App.Clock.GetUtcNow()).Sign(App.Get<TokenSigner>());
    }

    public async Task<Reply> SignAsync(ApplicationId id, string partyId, CommitmentForm? form = null)
    {
        var token = await SigningTokenAsync(id, partyId);
        return await SendAsync(
            Json("POST", form ?? Samples.CommitmentForm()),
            request => App.Function<SignCommitmentEndpoint>().RunAsync(request, token, default)
        );
    }

    /// <summary>Signs for all parties and uploads the required documents.</summary>
    public async Task CompleteAsync(ApplicationId id)
    {
        foreach (var party in (await ReadAsync(id)).Parties)
        {
            Assert.Equal(200, (await InviteAsync(id, party.Id, $"{party.Id}@{id}.example")).Status);
            Assert.Equal(200, (await SignAsync(id, party.Id)).Status);
        }

        foreach (var required in App.Guide.RequiredDocuments)
        {
            Assert.Equal(201, (await UploadAsync(id, required.Kind, Files.Pdf())).Status);
        }
    }

    public Task<Reply> UploadAsync(
        ApplicationId id,
        string kind,
        byte[] content,
        string fileName = "a.pdf",
        string clerk = "clerk@unit.example"
    )
    {
        var request = Request("PUT", content, "application/octet-stream", $"?fileName={fileName}").By(id, this, clerk);
        return SendAsync(request, http => App.Function<UploadDocumentEndpoint>().RunAsync(http, id.Value, kind, default));
    }

    public Task<Reply> SubmitAsync(ApplicationId id) =>
        SendAsync(
            Request("POST").By(id, this),
            request => App.Function<SubmitApplicationEndpoint>().RunAsync(request, id.Value, Client, default)
        );

    public async Task<Application> ReadAsync(ApplicationId id) => (await App.Applications.FindAsync(id.Value, default))!.State;

    /// <summary>Stores a fact as the procedure does.</summary>
    public async Task RecordAsync(ApplicationId id, Core.Fact fact) =>
        Assert.IsType<Functions.Storage.Recording<Application>.Done>(
            await App.Applications.RecordAsync(id.Value, Guid.NewGuid().ToString("N"), _ => fact, TestApp.Signature, [], default)
        );

    public HttpRequest Request(string method, byte[]? body = null, string? contentType = null, string query = "")
    {
        var http = new DefaultHttpContext { RequestServices = App.Get<IServiceProvider>() };
        http.Request.Method = method;
        http.Request.QueryString = new QueryString(query);
        if (body is not null)
        {
            http.Request.Body = new MemoryStream(body);
            http.Request.ContentLength = body.Length;
            http.Request.ContentType = contentType;
        }

        return http.Request;
    }

    public HttpRequest Json<T>(string method, T body) =>
        Request(method, JsonSerializer.SerializeToUtf8Bytes(body, RequestJson.Options), "application/json");

    /// <summary>A browser request, which prefers pages.</summary>
    public HttpRequest Browse(string query = "") => AsBrowser(Request("GET", query: query));

    public HttpRequest Form(IEnumerable<KeyValuePair<string, string>> fields) =>
        AsBrowser(Request("POST", new FormUrlEncodedContent(fields).ReadAsByteArrayAsync().Result, "application/x-www-form-urlencoded"));

    public async Task<HttpRequest> FormAsync(
        IEnumerable<KeyValuePair<string, string>> fields,
        string fileField,
        string fileName,
        byte[] file
    )
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent(file), fileField, fileName);
        return AsBrowser(Request("POST", await content.ReadAsByteArrayAsync(), content.Headers.ContentType!.ToString()));
    }

    public async Task<Reply> SendAsync(HttpRequest request, Func<HttpRequest, Task<IResult>> function)
    {
        using var body = new MemoryStream();
        request.HttpContext.Response.Body = body;
        await (await function(request)).ExecuteAsync(request.HttpContext);
        var response = request.HttpContext.Response;
        return new Reply(
            response.StatusCode,
            Encoding.UTF8.GetString(body.ToArray()),
            response.Headers.Location.Count > 0 ? response.Headers.Location.ToString() : null,
            response.Headers.SetCookie.Count > 0 ? response.Headers.SetCookie.ToString() : null
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await App.DisposeAsync();
    }

    // Born in the 1880s or 1890s, like all persons of tests.
    private static string Synthetic()
    {
        var born = new DateOnly(1880, 1, 1).AddDays(Random.Shared.Next(7300));
        var seventeen = $"220802{born:yyyyMMdd}{Random.Shared.Next(1000):D3}";
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return seventeen + "10X98765432"[seventeen.Zip(weights, (digit, weight) => (digit - '0') * weight).Sum() % 11];
    }

    public static HttpRequest AsBrowser(HttpRequest request)
    {
        request.Headers.Accept = "text/html";
        return request;
    }
}

/// <summary>Credentials of requests.</summary>
internal static class ApplicantRequestExtensions
{
    private const string Clerk = "clerk@unit.example";

    /// <summary>With the token of a program.</summary>
    public static HttpRequest By(this HttpRequest request, ApplicationId id, ApplicantFixture fixture, string clerk = Clerk)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            fixture.App.Get<ApplicantAccess>().TokenFor(id, clerk)
        ).ToString();
        return request;
    }

    /// <summary>With the cookie of a browser.</summary>
    public static HttpRequest ByCookie(this HttpRequest request, ApplicationId id, ApplicantFixture fixture, string email = Clerk)
    {
        request.Headers.Cookie =
            $"{fixture.App.Get<ApplicantAccess>().CookieName(id)}={fixture.App.Get<ApplicantAccess>().TokenFor(id, email)}";
        return request;
    }
}
