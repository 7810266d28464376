using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using CreditFunctions.Benchmarks.Inspection;

namespace CreditFunctions.Benchmarks.Uploads;

/// <summary>
/// Memory of the process while forms with a file of 19 MB each arrive concurrently. The app runs in a separate process with its own
/// storage; the browsers run in this one and send from disk.
/// </summary>
internal static partial class UploadsBenchmark
{
    private const int Forms = 8;
    private const int PageBytes = 949_000;
    private const int Repeats = 8;

    /// <summary>
    /// Maximum growth over the memory before the first upload, in bytes: two files at a time are held during inspection.
    /// </summary>
    private const long GrowthAim = 256_000_000;

    /// <returns>1 where a target is missed.</returns>
    public static async Task<int> RunAsync()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, ScannedDocument.Create(PageBytes));
            await using var account = await StorageAccount.OpenAsync();
            await using var host = MeasuredProcess.Start("uploads", account.ConnectionString, Forms.ToString(CultureInfo.InvariantCulture));
            using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
            {
                BaseAddress = new Uri(await ReadLineAsync(host)),
                Timeout = TimeSpan.FromMinutes(5),
            };
            var browsers = await OpenAsync(client, JsonSerializer.Deserialize<UploadTarget[]>(await ReadLineAsync(host))!);
            return await MeasureAsync(host, client, browsers, file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<int> MeasureAsync(MeasuredProcess host, HttpClient client, IReadOnlyList<Browser> browsers, string file)
    {
        Table.Begin();
        var before = host.WorkingSet;
        host.TakePeak();
        Table.Row("process before the first upload", Megabytes(before));
        var growth = await RunAsync(1);
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            growth = Math.Max(growth, await RunAsync(Forms));
        }

        return growth > GrowthAim ? 1 : 0;

        async Task<long> RunAsync(int forms)
        {
            var watch = Stopwatch.StartNew();
            var statuses = await Task.WhenAll(browsers.Take(forms).Select(browser => PostAsync(client, browser, file)));
            var (elapsed, peak) = (watch.Elapsed, host.TakePeak());
            var answers = string.Join(' ', statuses.GroupBy(status => status).Select(group => $"{group.Count()} × {(int)group.Key}"));
            Table.Row(
                $"{forms} forms of {new FileInfo(file).Length / 1_000_000} MB at once: {answers} in {elapsed.TotalSeconds:N1} s",
                $"{Megabytes(peak)}, {Megabytes(peak - before)} more than before",
                $"at most {Megabytes(GrowthAim)} more"
            );
            return statuses.All(status => status == HttpStatusCode.SeeOther) ? peak - before : long.MaxValue;
        }
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, Browser browser, string file)
    {
        await using var content = File.OpenRead(file);
        using var part = new StreamContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(browser.Token), browser.TokenField },
            { part, "file", "scan.pdf" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{browser.Path}", UriKind.Relative)) { Content = form };
        request.Headers.Add("Cookie", browser.Cookie);
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<IReadOnlyList<Browser>> OpenAsync(HttpClient client, IReadOnlyList<UploadTarget> targets)
    {
        var browsers = new List<Browser>();
        foreach (var target in targets)
        {
            using var access = await GetAsync(client, $"access/{target.AccessToken}", cookie: null);
            var cookie = string.Join("; ", access.Headers.GetValues("Set-Cookie").Select(set => set.Split(';')[0]));
            var path = $"applications/{target.ApplicationId}/documents/proposal";
            using var page = await GetAsync(client, path, cookie);
            var hidden = HiddenField().Match(await page.Content.ReadAsStringAsync());
            browsers.Add(new Browser(path, cookie, hidden.Groups["name"].Value, WebUtility.HtmlDecode(hidden.Groups["value"].Value)));
        }

        return browsers;
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string path, string? cookie)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/html");
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return client.SendAsync(request);
    }

    private static async Task<string> ReadLineAsync(MeasuredProcess host) =>
        await host.Output.ReadLineAsync() ?? throw new InvalidOperationException("The app ended before it was ready.");

    private static string Megabytes(long bytes) => $"{bytes / 1_000_000:N0} MB";

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)""")]
    private static partial Regex HiddenField();

    /// <summary>An applicant's browser with an open document page.</summary>
    private sealed record Browser(string Path, string Cookie, string TokenField, string Token);
}
