using System.Net;
using System.Text;
using System.Text.Json;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.CreditQueries;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Moq;

namespace CreditFunctions.Functions.Tests.Reviews;

/// <summary>
/// A round with its staff, applications in any state, and visitors of links: over the endpoints, as browser or as program.
/// </summary>
internal sealed class TaskRig(TestStorage storage, Func<RoundGuide, RoundGuide>? guide = null, Action<IServiceCollection>? change = null)
    : IAsyncDisposable
{
    public static readonly byte[] Screenshot = CreditFunctions.TestSupport.Documents.ImageFile.Png();

    /// <summary>For tests that do not depend on it.</summary>
    public static readonly TaskAbout About = new("2026年度科技计划项目", "项目", "2026KJ0001");

    private readonly Mock<DurableTaskClient> _client = new("test") { DefaultValue = DefaultValue.Empty };
    private byte _applications;

    public TestApp App { get; } = new(storage, change) { Guide = (guide ?? (same => same))(NewGuide()) };

    public string RoundId => App.Guide.Id.Value;

    public DurableTaskClient Client => _client.Object;

    public Task PublishAsync() => App.PublishRoundAsync();

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    public async Task<Application> AddApplicationAsync(Func<Application, Application>? change = null)
    {
        _applications++;
        var draft = Samples.CompleteDraft() with
        {
            Id = ApplicationId.FromBytes(Guid.NewGuid().ToByteArray()),
            RoundId = App.Guide.Id,
            Title = $"项目{_applications}",
            State = ApplicationState.FormatCheck,
            SubmittedAt = Samples.Now.AddMinutes(_applications),
        };
        var application = (change ?? (same => same))(draft);
        await App.Applications.CreateAsync(application.Id.Value, new ApplicationCreated(application), TestApp.Signature, [], default);
        await App.Get<RoundMembers>().PutAsync(await App.Applications.GetAsync(application.Id.Value, default), default);
        return application;
    }

    public async Task RecordAsync(Fact fact, string? key = null) =>
        Assert.IsType<Recording<RoundState>.Done>(
            await App.Rounds.RecordAsync(RoundId, key ?? Guid.NewGuid().ToString("N"), _ => fact, TestApp.Signature, [], default)
        );

    public async Task OpenReviewBatchAsync(params Application[] applications) =>
        await RecordAsync(
            new ReviewBatchOpened(
                1,
                [.. applications.Select(each => each.Id)],
                [],
                [.. applications.Select(each => each.CategoryId).Distinct()],
                Samples.Now
            )
        );

    /// <summary>Assigns a task to an officer; returns a browser that has given the code.</summary>
    public async Task<TaskVisitor> AskAsync(ReviewStep step, string subject, string officerId, Application? about = null, int ordinal = 1)
    {
        var key = new TaskKey(step, subject, ordinal, officerId);
        var officer =
            App.Guide.Staff.FirstOrDefault(member => member.Id == officerId)
            ?? App.Guide.RecommendingBodies.Where(body => body.Id == officerId)
                .Select(body => new StaffMember(body.Id, default, body.Name, body.Email))
                .First();
        var record = about is null ? RecordRef.OfRound(RoundId) : RecordRef.OfApplication(about.Id.Value);
        await App.Get<TaskService>()
            .OpenAsync(record, RoundId, key, officer, new TaskAbout(App.Guide.Title), Samples.Now.AddDays(7), default);
        var fact = about is null
            ? await App.Rounds.FindFactAsync(record.Id, TaskService.OpenedKey(key), default)
            : await App.Applications.FindFactAsync(record.Id, TaskService.OpenedKey(key), default);
        var visitor = Visit(((TaskOpened)fact!).LinkId);
        await visitor.EnterAsync();
        return visitor;
    }

    private static RoundGuide NewGuide() => Samples.Guide() with { Id = Core.Rounds.RoundId.Parse($"r{Guid.NewGuid():N}").Value };

    /// <summary>A new browser at a link, without the code.</summary>
    public TaskVisitor Visit(string linkId)
    {
        var tokens = App.Get<TokenSigner>();
        return new TaskVisitor(this, tokens.Sign(TokenPurpose.TaskLink, linkId), tokens.Code(linkId)) { LinkId = linkId };
    }
}

internal sealed record Answered(int Status, string Body, string? Location)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? RetryAfter { get; init; }

    public (int Status, string? Code) Refusal => (Status, Json.GetProperty("code").GetString());

    public T As<T>() => JsonSerializer.Deserialize<T>(Body, RequestJson.Options)!;
}

/// <summary>A visitor of a link, with cookies.</summary>
internal sealed class TaskVisitor(TaskRig rig, string token, string code)
{
    private readonly Dictionary<string, string> _cookies = [];

    public string Token => token;

    public string Code => code;

    public string LinkId { get; init; } = "";

    /// <summary>Client address.</summary>
    public IPAddress Address { get; set; } = IPAddress.Parse("192.0.2.1");

    public List<string> CookieHeaders { get; } = [];

    /// <summary>Gives the code, which the page requires first.</summary>
    public async Task EnterAsync() => Assert.Equal(303, (await FillAsync(("code", code), ("action", "giveCode"))).Status);

    public Task<Answered> SeeAsync(string query = "") =>
        SendAsync("GET", Page(query), request => rig.App.Function<GetTaskEndpoint>().RunAsync(request, token, default));

    public Task<Answered> ReadAsync() =>
        SendAsync("GET", Program(), request => rig.App.Function<GetTaskEndpoint>().RunAsync(request, token, default));

    public Task<Answered> PostAsync(object body, string query = "") =>
        SendAsync(
            "POST",
            request =>
            {
                Program()(request);
                request.QueryString = new QueryString(query);
                Put(request, "application/json", JsonSerializer.SerializeToUtf8Bytes(body, RequestJson.Options));
            },
            request => rig.App.Function<DecideTaskEndpoint>().RunAsync(request, token, rig.Client, default)
        );

    public Task<Answered> FillAsync(params (string Field, string Value)[] fields) => FillAsync("", fields);

    public Task<Answered> FillAsync(string query, params (string Field, string Value)[] fields) =>
        SendAsync(
            "POST",
            request =>
            {
                Page(query)(request);
                PutForm(request, fields);
            },
            request => rig.App.Function<DecideTaskEndpoint>().RunAsync(request, token, rig.Client, default)
        );

    public Task<Answered> PostCreditQueryAsync(string id, object body) =>
        SendAsync(
            "POST",
            request =>
            {
                Program()(request);
                Put(request, "application/json", JsonSerializer.SerializeToUtf8Bytes(body, RequestJson.Options));
            },
            request => rig.App.Function<RecordCreditQueryEndpoint>().RunAsync(request, token, id, rig.Client, default)
        );

    public Task<Answered> FillCreditQueryAsync(string id, byte[]? file, params (string Field, string Value)[] fields) =>
        SendAsync(
            "POST",
            request =>
            {
                Page("")(request);
                using var content = new MultipartFormDataContent();
                foreach (var (field, value) in fields)
                {
                    content.Add(new StringContent(value), field);
                }

                if (file is not null)
                {
                    content.Add(
                        new ByteArrayContent(file)
                        {
                            Headers = { ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("image/png") },
                        },
                        "evidence",
                        "截图.png"
                    );
                }

                Put(request, content.Headers.ContentType!.ToString(), content.ReadAsByteArrayAsync().GetAwaiter().GetResult());
            },
            request => rig.App.Function<RecordCreditQueryEndpoint>().RunAsync(request, token, id, rig.Client, default)
        );

    public Task<Answered> UploadAsync(string queryId, byte[] file, string? codeGiven = null) =>
        SendAsync(
            "PUT",
            request =>
            {
                Program()(request);
                request.QueryString = new QueryString($"?query={Uri.EscapeDataString(queryId)}&fileName=look.png");
                request.Headers["Task-Code"] = codeGiven ?? code;
                Put(request, "image/png", file);
            },
            request => rig.App.Function<UploadEvidenceEndpoint>().RunAsync(request, token, default)
        );

    public Task<Answered> AskForCodeAsync() =>
        SendAsync("POST", Program(), request => rig.App.Function<RequestCodeEndpoint>().RunAsync(request, token, default));

    public Task<Answered> SeeNewCodePageAsync() =>
        SendAsync("GET", Page(""), request => rig.App.Function<GetNewCodeEndpoint>().RunAsync(request, token, default));

    public Task<Answered> EndSessionAsync() =>
        SendAsync("POST", Page(""), request => rig.App.Function<EndTaskSessionEndpoint>().RunAsync(request, token, default));

    /// <summary>As a program that sends the code in the header.</summary>
    public Task<Answered> ReadWithCodeAsync(string codeGiven) =>
        SendAsync(
            "GET",
            request =>
            {
                Program()(request);
                request.Headers["Task-Code"] = codeGiven;
            },
            request => rig.App.Function<GetTaskEndpoint>().RunAsync(request, token, default)
        );

    public Task<Answered> OpenDocumentAsync(string documentId) =>
        SendAsync("GET", Program(), request => rig.App.Function<GetTaskDocumentEndpoint>().RunAsync(request, token, documentId, default));

    public Task<Answered> OpenDocumentAsync(ApplicationId applicationId, string documentId) =>
        SendAsync(
            "GET",
            Program(),
            request => rig.App.Function<GetBatchDocumentEndpoint>().RunAsync(request, token, applicationId.Value, documentId, default)
        );

    /// <summary>The form token of the last page.</summary>
    public static (string Field, string Value) FormTokenOf(Answered page)
    {
        const string Before = "name=\"antiForgeryToken\" value=\"";
        var start = page.Body.IndexOf(Before, StringComparison.Ordinal);
        return ("antiForgeryToken", start < 0 ? "" : page.Body[(start + Before.Length)..page.Body.IndexOf('"', start + Before.Length)]);
    }

    /// <summary>Adopts a cookie of another browser.</summary>
    public void Carry(string header)
    {
        var cookie = SetCookieHeaderValue.Parse(header);
        _cookies[cookie.Name.ToString()] = cookie.Value.ToString();
    }

    /// <summary>Deletes all cookies.</summary>
    public void Forget() => _cookies.Clear();

    private async Task<Answered> SendAsync(string method, Action<HttpRequest> fill, Func<HttpRequest, Task<IResult>> run)
    {
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = rig.App.Get<IServiceProvider>(), Response = { Body = body } };
        http.Request.Method = method;
        http.Connection.RemoteIpAddress = Address;
        http.Request.Headers.Cookie = string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));
        fill(http.Request);
        await (await run(http.Request)).ExecuteAsync(http);
        foreach (var header in http.Response.Headers.SetCookie)
        {
            CookieHeaders.Add(header!);
            Carry(header!);
        }

        return new Answered(http.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()), http.Response.Headers.Location)
        {
            RetryAfter = http.Response.Headers.RetryAfter,
        };
    }

    private static Action<HttpRequest> Page(string query) =>
        request =>
        {
            request.Headers.Accept = "text/html";
            request.Headers.AcceptLanguage = "zh-CN";
            request.QueryString = new QueryString(query);
        };

    private static Action<HttpRequest> Program() => request => request.Headers.Accept = "application/json";

    private static void PutForm(HttpRequest request, IEnumerable<(string Field, string Value)> fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Field, field.Value)));
        Put(request, content.Headers.ContentType!.ToString(), content.ReadAsByteArrayAsync().GetAwaiter().GetResult());
    }

    private static void Put(HttpRequest request, string contentType, byte[] body)
    {
        request.ContentType = contentType;
        request.Body = new MemoryStream(body);
        request.ContentLength = body.Length;
    }
}
