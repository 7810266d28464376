using System.Reflection;
using System.Text;
using System.Text.Json;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Desk.Staff;
using CreditFunctions.Functions.Guides;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Tests.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Functions.Tests.Desk;

[Collection(StorageTests.Name)]
public sealed class DeskAccessTests(TestStorage storage)
{
    private static readonly List<(Type Type, string Method, string Route)> DeskRoutes =
    [
        .. typeof(SiteOptions)
            .Assembly.GetTypes()
            .Select(type =>
                (
                    Type: type,
                    Trigger: type.GetMethods()
                        .SelectMany(method => method.GetParameters())
                        .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
                        .FirstOrDefault(each => each is not null)
                )
            )
            .Where(entry =>
                entry.Trigger is { AuthLevel: AuthorizationLevel.Anonymous, Route: { } route }
                && (route == "desk" || route.StartsWith("desk/", StringComparison.Ordinal))
            )
            .SelectMany(entry => entry.Trigger!.Methods!.Select(method => (entry.Type, method.ToUpperInvariant(), entry.Trigger.Route!))),
    ];

    public static TheoryData<string> Routes => [.. DeskRoutes.Select(route => $"{route.Method} {route.Route}")];

    [Fact]
    public void Routes_OfTheDesk_AreFound() => Assert.True(DeskRoutes.Count >= 25, $"Only {DeskRoutes.Count} were found.");

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Desk_Unsigned_ShowsNothing(string address)
    {
        var (type, method, route) = DeskRoutes.Single(each => $"{each.Method} {each.Route}" == address);
        await using var rig = new DeskRig(storage);
        var request = rig.Request(method, officer: null, "application/json");
        request.ContentType = "application/json";
        request.Body = new MemoryStream("{}"u8.ToArray());

        var answer = await rig.SendAsync(type, request);

        // A clock that does not run has no page; all other routes require sign-in.
        Assert.Equal(route == "desk/clock" ? 404 : 401, answer.Status);
    }

    [Theory]
    [InlineData(typeof(GetDeskEndpoint), "wang", 200)]
    [InlineData(typeof(GetDeskEndpoint), "qian", 200)]
    [InlineData(typeof(ListDeskRoundsEndpoint), "wang", 403)]
    [InlineData(typeof(ListDeskRoundsEndpoint), "qian", 403)]
    [InlineData(typeof(ListDeskRoundsEndpoint), "li", 200)]
    [InlineData(typeof(ListStaffEndpoint), "wang", 403)]
    [InlineData(typeof(ListStaffEndpoint), "zhou", 200)]
    public async Task Desk_ByRole_ShowsWhatTheRoleMaySee(Type endpoint, string officer, int status)
    {
        await using var rig = new DeskRig(storage);

        Assert.Equal(status, (await rig.SendAsync(endpoint, rig.Request("GET", officer, "text/html"))).Status);
    }

    [Fact]
    public async Task Desk_UnsignedBrowser_IsLedToSignInAndBack()
    {
        await using var rig = new DeskRig(storage);
        var request = rig.Request("GET", officer: null, "text/html");
        request.Path = "/desk/staff";

        var answer = await rig.SendAsync<ListStaffEndpoint>(request);

        Assert.Equal((302, "https://keji.example/sign-in?returnTo=%2Fdesk%2Fstaff"), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task Session_AfterItsHours_IsOver()
    {
        await using var rig = new DeskRig(storage);
        var request = rig.Request("GET", "li", "text/html");

        rig.Machine.Advance(TimeSpan.FromHours(8) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await rig.App.Get<DeskAccess>().FindAsync(request, default));
        rig.Machine.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await rig.App.Get<DeskAccess>().FindAsync(request, default));
    }

    [Fact]
    public async Task Session_OfSomebodyWhoLeft_IsOver()
    {
        await using var rig = new DeskRig(storage);
        Assert.Equal(200, (await rig.GetAsync<GetDeskEndpoint>("he")).Status);

        Assert.Equal(303, (await rig.PostAsync<EndOfficerEndpoint>("wu", new() { ["reason"] = "调离" }, "he")).Status);
        Assert.Equal(303, (await rig.PostAsync<ConfirmStaffChangeEndpoint>("li", [], "1")).Status);

        Assert.Equal(302, (await rig.GetAsync<GetDeskEndpoint>("he")).Status);
    }

    [Fact]
    public async Task Session_OfAnotherPurposeOrMadeUp_OpensNothing()
    {
        await using var rig = new DeskRig(storage);
        var sessions = rig.App.Get<DeskSessions>();
        foreach (var token in new[] { sessions.FormToken("wu"), "t1.9999999999-wu.AAAA", sessions.Issue("wu") + "x" })
        {
            var request = rig.Request("GET", officer: null, "text/html");
            request.Headers.Cookie = $"{sessions.CookieName}={token}";
            Assert.Null(await rig.App.Get<DeskAccess>().FindAsync(request, default));
        }
    }

    [Fact]
    public async Task SignOut_CopyOfTheSession_OpensNothingAnyMore()
    {
        await using var rig = new DeskRig(storage);
        var sessions = rig.App.Get<DeskSessions>();
        var (copied, another) = (sessions.Issue("wu"), sessions.Issue("wu"));
        Assert.Equal(200, (await SeeAsync(copied)).Status);

        var signOut = With(rig.Request("POST", officer: null, "application/json"), copied);
        signOut.ContentType = "application/json";
        signOut.Body = new MemoryStream("{}"u8.ToArray());
        Assert.Equal(303, (await rig.SendAsync<SignOutEndpoint>(signOut)).Status);

        Assert.Equal(401, (await SeeAsync(copied)).Status);
        Assert.Equal(200, (await SeeAsync(another)).Status);

        Task<DeskResponse> SeeAsync(string token) =>
            rig.SendAsync<ListStaffEndpoint>(With(rig.Request("GET", officer: null, "application/json"), token));

        HttpRequest With(HttpRequest request, string token)
        {
            request.Headers.Cookie = $"{sessions.CookieName}={token}";
            return request;
        }
    }

    [Fact]
    public async Task Cookie_ByHttps_HasThePrefixForThisHostAlone()
    {
        await using var rig = new DeskRig(storage);
        var request = rig.Request("GET", officer: null, "text/html");
        rig.App.Get<DeskSessions>().SetCookie(request.HttpContext.Response, "wu");

        var cookie = request.HttpContext.Response.Headers.SetCookie.ToString();
        Assert.StartsWith("__Host-desk-session=", cookie, StringComparison.Ordinal);
        Assert.Contains("; path=/;", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure;", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Form_WithoutATokenOrWithAnothers_IsRefused()
    {
        await using var rig = new DeskRig(storage);
        var others = rig.App.Get<DeskSessions>().FormToken("li");

        Assert.Equal(422, (await rig.PostWithTokenAsync<AddOfficerEndpoint>("wu", [], token: null)).Status);
        Assert.Equal(422, (await rig.PostWithTokenAsync<AddOfficerEndpoint>("wu", [], others)).Status);
        Assert.DoesNotContain("xin", (await rig.App.Get<StaffRecords>().ReadAsync(default)).Officers.Select(officer => officer.Id));
    }

    [Fact]
    public async Task PlatformHeader_OffThePlatform_IsNobody()
    {
        await using var rig = new DeskRig(storage);
        var request = rig.Request("GET", officer: null, "text/html");
        request.Headers["X-MS-CLIENT-PRINCIPAL"] = Principal("wu@keji.example");

        Assert.Null(await rig.App.Get<DeskAccess>().FindAsync(request, default));
    }

    [Theory]
    [InlineData("wu@keji.example", "wu")]
    [InlineData("WU@keji.example", "wu")]
    [InlineData("stranger@keji.example", null)]
    public async Task PlatformHeader_OnThePlatform_IsWhoTheDirectoryKnows(string email, string? officer)
    {
        await using var rig = new DeskRig(storage, OnThePlatform());
        var request = rig.Request("GET", officer: null, "text/html");
        request.Headers["X-MS-CLIENT-PRINCIPAL"] = Principal(email);

        Assert.Equal(officer, (await rig.App.Get<DeskAccess>().FindAsync(request, default))?.Id);
        Assert.Equal(officer is null ? 403 : 200, (await rig.SendAsync<ListStaffEndpoint>(request)).Status);
    }

    [Fact]
    public async Task PlatformAccount_OnceBound_IsTheOfficerWhateverItsAddressAndNoOtherIs()
    {
        await using var rig = new DeskRig(storage, OnThePlatform());
        var (account, successor) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());

        Assert.Null(await FindAsync("renamed@keji.example", account));
        Assert.Equal("he", await FindAsync("he@keji.example", account));
        Assert.Equal("he", await FindAsync("renamed@keji.example", account));
        Assert.Null(await FindAsync("he@keji.example", successor));
        Assert.Null(await FindAsync("he@keji.example", ""));

        async Task<string?> FindAsync(string email, string objectId)
        {
            var request = rig.Request("GET", officer: null, "text/html");
            request.Headers["X-MS-CLIENT-PRINCIPAL"] = Principal(email, objectId);
            return (await rig.App.Get<DeskAccess>().FindAsync(request, default))?.Id;
        }
    }

    [Fact]
    public async Task LocalSession_OnThePlatform_OpensNothing()
    {
        await using var rig = new DeskRig(storage, OnThePlatform());

        Assert.Null(await rig.App.Get<DeskAccess>().FindAsync(rig.Request("GET", "wu", "text/html"), default));
        Assert.Equal(404, (await rig.JsonAsync<SignInEndpoint>("POST", null, """{"officerId":"wu"}""")).Status);
    }

    [Fact]
    public async Task SignIn_WhereTheSettingsDoNotAllowIt_IsNotThere()
    {
        await using var rig = new DeskRig(storage, localSignIn: false);

        Assert.Equal(404, (await rig.GetAsync<GetSignInEndpoint>(null)).Status);
        Assert.Equal(404, (await rig.JsonAsync<SignInEndpoint>("POST", null, """{"officerId":"wu"}""")).Status);
        Assert.Null(await rig.App.Get<DeskAccess>().FindAsync(rig.Request("GET", "wu", "text/html"), default));
    }

    [Fact]
    public async Task SignIn_OfAProgram_GivesATokenThatOpensTheDesk()
    {
        await using var rig = new DeskRig(storage);

        var signedIn = JsonSerializer.Deserialize<SignedIn>(
            (await rig.JsonAsync<SignInEndpoint>("POST", null, """{"officerId":"wu"}""")).Body,
            JsonSerializerOptions.Web
        )!;
        var request = rig.Request("GET", officer: null, "application/json");
        request.Headers.Authorization = $"Bearer {signedIn.Token}";

        Assert.Equal(200, (await rig.SendAsync<ListStaffEndpoint>(request)).Status);
    }

    [Theory]
    [InlineData("/desk/staff?lang=en", "/desk/staff?lang=en")]
    [InlineData("/tasks/k1.abc.def", "/tasks/k1.abc.def")]
    [InlineData("//evil.example/desk", "/desk")]
    [InlineData("https://evil.example/desk", "/desk")]
    [InlineData("/desk\\..\\evil", "/desk")]
    [InlineData("/deskevil", "/desk")]
    [InlineData(null, "/desk")]
    public void SafePath_Any_StaysOnTheStaffSide(string? path, string safe) => Assert.Equal(safe, SignInPages.SafePath(path));

    private static PlatformSignIn OnThePlatform() =>
        new(
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["WEBSITE_AUTH_ENABLED"] = "True" }).Build()
        );

    private static string Principal(string email, string? objectId = null) =>
        Convert.ToBase64String(
            Encoding.UTF8.GetBytes(
                JsonSerializer.Serialize(
                    new
                    {
                        auth_typ = "aad",
                        claims = new[]
                        {
                            new { typ = "name", val = "Somebody" },
                            new { typ = "preferred_username", val = email },
                            new { typ = "oid", val = objectId ?? $"account of {email.ToUpperInvariant()}" },
                        },
                    }
                )
            )
        );
}
