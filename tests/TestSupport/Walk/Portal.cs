using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CreditFunctions.TestSupport.Walk;

/// <summary>A mail as displayed by the mailbox.</summary>
internal sealed record Mail(string MessageId, string To, string Subject, string Text);

/// <summary>All acts of people in the app, over HTTP. Refusals fail here.</summary>
internal sealed class Portal(IWalkedApp app)
{
    private const string KeyHeader = "x-functions-key";

    public Task PublishRoundAsync(string roundId, JsonObject guide) =>
        SendAsync(HttpMethod.Put, $"rounds/{roundId}", JsonContent.Create(guide), WithKey);

    public Task<JsonNode> BeginApplicationAsync(JsonObject form, string idempotencyKey) =>
        SendAsync(
            HttpMethod.Post,
            "applications",
            JsonContent.Create(form),
            request => request.Headers.Add("Idempotency-Key", idempotencyKey)
        );

    public Task<JsonNode> AsApplicantAsync(HttpMethod method, string path, string accessToken, HttpContent? content = null) =>
        SendAsync(method, path, content, request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken));

    public Task<JsonNode> InviteAsync(string applicationId, string accessToken, string partyId, string email) =>
        AsApplicantAsync(
            HttpMethod.Post,
            $"applications/{applicationId}/commitments/{partyId}/invitation",
            accessToken,
            JsonContent.Create(new { email })
        );

    public async Task<JsonNode> SignAsync(string applicationId, string partyId, string email, JsonNode commitment) =>
        await SendAsync(HttpMethod.Post, await ReadSigningLinkAsync(applicationId, partyId, email), JsonContent.Create(commitment));

    public async Task<JsonNode> InviteAndSignAsync(
        string applicationId,
        string accessToken,
        string partyId,
        string email,
        JsonNode commitment
    )
    {
        await InviteAsync(applicationId, accessToken, partyId, email);
        return await SignAsync(applicationId, partyId, email, commitment);
    }

    /// <summary>Path of the newest link sent to a party.</summary>
    public Task<string> ReadSigningLinkAsync(string applicationId, string partyId, string email) =>
        app.WaitForAsync(
            $"the link of {partyId}",
            async () =>
                (await ReadMailboxAsync(email))
                    .Select(mail => LinkOf(mail, applicationId, partyId))
                    .FirstOrDefault(link => link is not null)
        );

    /// <param name="declared">Declared entries; null: none.</param>
    public static JsonObject Commitment(string signer = "张示例", string? declared = null) =>
        new()
        {
            ["textVersion"] = "2026-1",
            ["signerName"] = signer,
            ["declaresNoDishonesty"] = declared is null,
            ["declaredFacts"] = declared,
            ["consentsToElectronicService"] = true,
            ["consentsToIdentityNumber"] = true,
        };

    public Task<JsonNode> UploadEvidenceAsync(string taskToken, string code, string queryId, byte[] screenshot) =>
        SendAsync(
            HttpMethod.Put,
            $"tasks/{taskToken}/evidence?query={queryId}&fileName=evidence.png",
            new ByteArrayContent(screenshot),
            request => request.Headers.Add("Task-Code", code)
        );

    public Task<JsonNode> RecordCreditQueryAsync(string taskToken, string queryId, JsonObject result) =>
        SendAsync(HttpMethod.Post, $"tasks/{taskToken}/queries/{queryId}", JsonContent.Create(result));

    public Task<JsonNode> GetTaskAsync(string taskToken, string code) =>
        SendAsync(HttpMethod.Get, $"tasks/{taskToken}", null, request => request.Headers.Add("Task-Code", code));

    public Task<JsonNode> DecideAsync(string taskToken, JsonObject decision) =>
        SendAsync(HttpMethod.Post, $"tasks/{taskToken}", JsonContent.Create(decision));

    public Task<JsonNode> GetAuditAsync(string records, string id) =>
        SendAsync(HttpMethod.Get, $"desk/{records}/{id}/audit", null, WithKey);

    /// <param name="to">Recipient; null: all.</param>
    public async Task<IReadOnlyList<Mail>> ReadMailboxAsync(string? to = null)
    {
        var mailbox = await SendAsync(HttpMethod.Get, to is null ? "mailbox" : $"mailbox?to={Uri.EscapeDataString(to)}", null, WithKey);
        return mailbox["messages"].Deserialize<List<Mail>>(JsonSerializerOptions.Web)!;
    }

    /// <summary>A file of the public site; null where it does not exist.</summary>
    public async Task<string?> FindPublicFileAsync(string path)
    {
        using var answer = await app.Client.GetAsync(new Uri($"public/{path}", UriKind.Relative));
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
    }

    private static string? LinkOf(Mail mail, string applicationId, string partyId) =>
        Regex.Match(mail.Text, $@"commitments/\S*\.{applicationId}-{partyId}-\S*") is { Success: true, Value: var link } ? link : null;

    private void WithKey(HttpRequestMessage request) => request.Headers.Add(KeyHeader, app.FunctionKey);

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, HttpContent? content, Action<HttpRequestMessage>? prepare = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        prepare?.Invoke(request);
        using var answer = await app.Client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path.Split('?')[0]} answered {(int)answer.StatusCode}: {body}");
        return JsonNode.Parse(body)!;
    }
}
