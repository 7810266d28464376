using System.Reflection;
using System.Text;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Rehearsal;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CreditFunctions.Functions.Tests.Desk;

internal sealed record DeskResponse(int Status, string Body, string? Location);

/// <summary>A bureau with its own officers, and the desk's endpoints over HTTP, as browser or as program.</summary>
internal sealed class DeskRig : IAsyncDisposable
{
    private readonly Mock<DurableTaskClient> _client = new("test") { DefaultValue = DefaultValue.Empty };

    public DeskRig(TestStorage storage, PlatformSignIn? platform = null, bool localSignIn = true, bool isRehearsed = false)
    {
        App = new TestApp(
            storage,
            services =>
            {
                services.Replace(
                    ServiceDescriptor.Singleton<IOptions<DeskOptions>>(Options.Create(new DeskOptions { LocalSignIn = localSignIn }))
                );
                services.Replace(
                    ServiceDescriptor.Singleton(
                        new RecordType<StaffDirectory>(
                            RecordType.Staff,
                            StaffTable,
                            fact => StaffDirectory.From((DirectoryOpened)fact),
                            (directory, fact) => directory.Apply(fact)
                        )
                    )
                );
                services.Replace(
                    ServiceDescriptor.Singleton(
                        new RecordType<RuleAdditions>(
                            RecordType.Rules,
                            RulesTable,
                            _ => new RuleAdditions(),
                            (additions, fact) => additions.Apply(fact)
                        )
                    )
                );
                services.RemoveAllKeyed<TimeProvider>(Clocks.Machine);
                services.AddKeyedSingleton<TimeProvider>(Clocks.Machine, Machine);
                if (isRehearsed)
                {
                    services.AddSingleton<IRehearsal>(provider => new FakeRehearsal(
                        (FakeTimeProvider)provider.GetRequiredService<TimeProvider>()
                    ));
                }

                if (platform is not null)
                {
                    services.Replace(ServiceDescriptor.Singleton(platform));
                }
            }
        );
        App.Tables.CreateTableIfNotExists(StaffTable);
        App.Tables.CreateTableIfNotExists(RulesTable);

        // As after the operator's commands: settings initialize a directory in training only.
        App.Get<IRecordStore<StaffDirectory>>()
            .CreateAsync(
                StaffDirectory.Id,
                new DirectoryOpened([.. Officers.Select(officer => officer.ToOfficer())]),
                TestApp.Signature,
                [],
                default
            )
            .GetAwaiter()
            .GetResult();
    }

    public TestApp App { get; }

    public FakeTimeProvider Machine { get; } = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>Names of the calls that started or woke procedures.</summary>
    public IReadOnlyList<string> Client => [.. _client.Invocations.Select(call => call.Method.Name)];

    /// <summary>Records calls and does nothing.</summary>
    public DurableTaskClient DurableClient => _client.Object;

    private string StaffTable { get; } = $"S{Guid.NewGuid():N}";

    private string RulesTable { get; } = $"R{Guid.NewGuid():N}";

    private static IReadOnlyList<SeedOfficer> Officers { get; } =
    [
        Officer("li", "li@keji.example", "CaseOfficer,RoundManager"),
        Officer("chen", "chen@keji.example", "RoundManager"),
        Officer("zhou", "zhou@keji.example", "IntegrityOfficer"),
        Officer("wu", "wu@keji.example", "Leader,StaffManager"),
        Officer("he", "he@keji.example", "CaseOfficer"),
        Officer("zhao", "zhao@keji.example", "MeetingSecretary"),
        Officer("qian", "qian@finance.example", "FinanceOfficer"),
        Officer("wang", "wang@expert.example", "Expert"),
        Officer("gao", "gao@finance.example", "FinanceOfficer"),
        Officer("lu", "lu@keji.example", "IntegrityOfficer,Leader"),
        Officer("fang", "fang@keji.example", "CaseOfficer"),
        Officer("fa", "fa@keji.example", "LegalReviewer"),
        Officer("zheng", "zheng@keji.example", "Leader"),
    ];

    public async ValueTask DisposeAsync()
    {
        await App.Tables.DeleteTableAsync(StaffTable);
        await App.DisposeAsync();
    }

    /// <param name="officer">Null: not signed in.</param>
    public Task<DeskResponse> GetAsync<TEndpoint>(string? officer, params string[] route) =>
        SendAsync<TEndpoint>(Request("GET", officer, "text/html"), route);

    /// <summary>Posts a form served to the same officer.</summary>
    public Task<DeskResponse> PostAsync<TEndpoint>(string officer, Dictionary<string, string> form, params string[] route) =>
        PostWithTokenAsync<TEndpoint>(officer, form, App.Get<DeskSessions>().FormToken(officer), route);

    /// <summary>Posts with any anti-forgery token, or none.</summary>
    public async Task<DeskResponse> PostWithTokenAsync<TEndpoint>(
        string? officer,
        Dictionary<string, string> form,
        string? token,
        params string[] route
    )
    {
        var fields = token is null ? form : new Dictionary<string, string>(form) { [PageForm.AntiForgeryField] = token };
        var request = Request("POST", officer, "text/html");
        using var content = new FormUrlEncodedContent(fields);
        request.ContentType = content.Headers.ContentType!.ToString();
        request.Body = new MemoryStream(await content.ReadAsByteArrayAsync());
        return await SendAsync<TEndpoint>(request, route);
    }

    /// <summary>Posts a form with a file, served to the same officer.</summary>
    /// <param name="file">Null where none was chosen.</param>
    public async Task<DeskResponse> PostFileAsync<TEndpoint>(
        string officer,
        Dictionary<string, string> form,
        string fileField,
        byte[]? file,
        params string[] route
    )
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(App.Get<DeskSessions>().FormToken(officer)), PageForm.AntiForgeryField },
        };
        foreach (var (field, value) in form)
        {
            content.Add(new StringContent(value), field);
        }

        if (file is not null)
        {
            content.Add(new ByteArrayContent(file), fileField, "scan.png");
        }

        var request = Request("POST", officer, "text/html");
        request.ContentType = content.Headers.ContentType!.ToString();
        request.Body = new MemoryStream(await content.ReadAsByteArrayAsync());
        return await SendAsync<TEndpoint>(request, route);
    }

    public Task<DeskResponse> JsonAsync<TEndpoint>(string method, string? officer, string json, params string[] route)
    {
        var request = Request(method, officer, "application/json");
        request.ContentType = "application/json";
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return SendAsync<TEndpoint>(request, route);
    }

    public HttpRequest Request(string method, string? officer, string accept)
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        http.Request.Method = method;
        http.Request.Headers.Accept = accept;
        http.Response.Body = new MemoryStream();
        if (officer is not null)
        {
            http.Request.Headers.Cookie = $"{App.Get<DeskSessions>().CookieName}={App.Get<DeskSessions>().Issue(officer)}";
        }

        return http.Request;
    }

    public async Task<DeskResponse> SendAsync<TEndpoint>(HttpRequest request, params string[] route) =>
        await SendAsync(typeof(TEndpoint), request, route);

    public async Task<DeskResponse> SendAsync(Type endpoint, HttpRequest request, params string[] route)
    {
        var function = typeof(TestApp).GetMethod(nameof(TestApp.Function))!.MakeGenericMethod(endpoint).Invoke(App, [])!;
        var method = endpoint.GetMethod("RunAsync", BindingFlags.Instance | BindingFlags.Public) ?? endpoint.GetMethod("Run")!;
        var texts = new Queue<string>(route);
        var arguments = method
            .GetParameters()
            .Select(
                object? (parameter) =>
                    parameter.ParameterType switch
                    {
                        var type when type == typeof(HttpRequest) => request,
                        var type when type == typeof(string) => texts.Count > 0 ? texts.Dequeue() : "none",
                        var type when type == typeof(DurableTaskClient) => _client.Object,
                        _ => CancellationToken.None,
                    }
            );
        var answered = method.Invoke(function, [.. arguments]);
        var result = answered as IResult ?? await (Task<IResult>)answered!;
        await result.ExecuteAsync(request.HttpContext);
        var response = request.HttpContext.Response;
        var body = Encoding.UTF8.GetString(((MemoryStream)response.Body).ToArray());
        return new DeskResponse(response.StatusCode, body, response.Headers.Location);
    }

    private static SeedOfficer Officer(string id, string email, string roles) =>
        new()
        {
            Id = id,
            Name = $"姓名{id}",
            Email = email,
            Roles = roles,
        };
}
