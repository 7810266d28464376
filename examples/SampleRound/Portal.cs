using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CreditFunctions.SampleRound;

/// <summary>The app refused what was asked of it.</summary>
internal sealed class RefusedException(string what, HttpStatusCode status, string body)
    : Exception($"{what} answered {(int)status}: {body}")
{
    public HttpStatusCode Status => status;

    public string Body => body;
}

/// <summary>A mail as the local mailbox shows it.</summary>
internal sealed record Mail(string MessageId, string To, string Subject, string Text, DateTimeOffset SentAt);

/// <summary>Everything that people do with the app, over HTTP, with nothing but an address and a function key.</summary>
internal sealed partial class Portal(HttpClient client, string functionKey)
{
    private const int Tries = 60;

    public Task<JsonNode> AsBureauAsync(HttpMethod method, string path, JsonNode? body = null) =>
        SendAsync(
            method,
            path,
            () => body is null ? null : JsonContent.Create(body),
            request => request.Headers.Add("x-functions-key", functionKey)
        );

    public Task<JsonNode> BeginApplicationAsync(JsonNode form, string idempotencyKey) =>
        SendAsync(
            HttpMethod.Post,
            "applications",
            () => JsonContent.Create(form),
            request => request.Headers.Add("Idempotency-Key", idempotencyKey)
        );

    public Task<JsonNode> AsApplicantAsync(HttpMethod method, string path, string accessToken, Func<HttpContent?>? content = null) =>
        SendAsync(
            method,
            path,
            content ?? (() => null),
            request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken)
        );

    public Task<JsonNode> AsOfficerAsync(HttpMethod method, string path, string session, JsonNode? body = null) =>
        SendAsync(
            method,
            path,
            () => body is null ? null : JsonContent.Create(body),
            request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session)
        );

    public Task<JsonNode> GetAsync(string path) => SendAsync(HttpMethod.Get, path, () => null);

    /// <summary>A task with all that its officer decides on, which needs the code.</summary>
    public Task<JsonNode> GetTaskAsync(string taskToken, string code) =>
        SendAsync(HttpMethod.Get, $"tasks/{taskToken}", () => null, request => request.Headers.Add("Task-Code", code));

    public Task<JsonNode> PostAsync(string path, JsonNode body) => SendAsync(HttpMethod.Post, path, () => JsonContent.Create(body));

    public Task<JsonNode> PutEvidenceAsync(string taskToken, string code, string queryId, byte[] file) =>
        SendAsync(
            HttpMethod.Put,
            $"tasks/{taskToken}/evidence?query={queryId}&fileName=evidence.png",
            () => new ByteArrayContent(file),
            request => request.Headers.Add("Task-Code", code)
        );

    /// <summary>A form as its page serves it, with or without a file.</summary>
    /// <param name="session">Of an officer; null for whoever has the address.</param>
    public async Task PostFormAsync(
        string page,
        string path,
        IReadOnlyDictionary<string, string> fields,
        (string Field, string Name, byte[] Content)? file,
        string? session = null
    )
    {
        for (var tries = 1; ; tries++)
        {
            using var served = await AskAsync(HttpMethod.Get, page, null, session);
            using var form = new MultipartFormDataContent();
            var html = await served.Content.ReadAsStringAsync();
            var token = FormToken().Match(html);
            if (token.Success)
            {
                form.Add(new StringContent(token.Groups[1].Value), "antiForgeryToken");
            }

            var letters = LettersToServe().Match(html);
            if (letters.Success)
            {
                form.Add(new StringContent(WebUtility.HtmlDecode(letters.Groups[1].Value)), "letters");
            }

            foreach (var (name, value) in fields)
            {
                form.Add(new StringContent(value), name);
            }

            if (file is { } sent)
            {
                form.Add(new ByteArrayContent(sent.Content), sent.Field, sent.Name);
            }

            using var answer = await AskAsync(HttpMethod.Post, path, form, session);
            if (answer.IsSuccessStatusCode || (int)answer.StatusCode is > 300 and < 400)
            {
                return;
            }

            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || tries == Tries)
            {
                throw new RefusedException($"POST {path}", answer.StatusCode, await answer.Content.ReadAsStringAsync());
            }

            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>A file of the public site; null while there is none.</summary>
    public async Task<string?> FindPublicFileAsync(string path)
    {
        using var answer = await client.GetAsync(new Uri($"public/{path}", UriKind.Relative));
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
    }

    public async Task<IReadOnlyList<Mail>> ReadMailboxAsync(string? to = null)
    {
        var path = to is null ? "mailbox" : $"mailbox?to={Uri.EscapeDataString(to)}";
        var mailbox = await SendAsync(HttpMethod.Get, path, () => null);
        return mailbox["messages"].Deserialize<List<Mail>>(JsonSerializerOptions.Web)!;
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, HttpContent? content, string? session)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        request.Headers.Authorization = session is null ? null : new AuthenticationHeaderValue("Bearer", session);
        return await client.SendAsync(request);
    }

    [GeneratedRegex("name=\"antiForgeryToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("name=\"letters\" value=\"([^\"]+)\"")]
    private static partial Regex LettersToServe();

    // What the app asks to try again is tried again, as a client would.
    private async Task<JsonNode> SendAsync(
        HttpMethod method,
        string path,
        Func<HttpContent?> content,
        Action<HttpRequestMessage>? prepare = null
    )
    {
        for (var tries = 1; ; tries++)
        {
            using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content() };
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            prepare?.Invoke(request);
            using var answer = await client.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            if (answer.IsSuccessStatusCode)
            {
                return body.Length == 0 ? new JsonObject() : JsonNode.Parse(body)!;
            }

            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || tries == Tries)
            {
                throw new RefusedException($"{method} {path.Split('?')[0]}", answer.StatusCode, body);
            }

            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }
}
