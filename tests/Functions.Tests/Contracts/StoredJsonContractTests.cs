using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Core;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Awards;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Tests.Contracts;

/// <summary>
/// Pins the JSON of all permanently stored types. A changed line is a record that can no longer be read: add optional fields, never rename
/// or remove them. A new type gets a new line.
/// </summary>
public sealed class StoredJsonContractTests
{
    // As the Functions worker writes inputs and outputs.
    private static readonly JsonSerializerOptions WorkerOptions = new() { PropertyNameCaseInsensitive = true };

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<int> Facts => Indexes(ContractSamples.Facts.Count);

    public static TheoryData<int> Decisions => Indexes(ContractSamples.Decisions.Count);

    public static TheoryData<int> Notifications => Indexes(ContractSamples.Notifications.Count);

    public static TheoryData<int> Messages => Indexes(ContractSamples.Messages.Count);

    [Theory]
    [MemberData(nameof(Facts))]
    public void Fact_Stored_IsWrittenAndReadAsEver(int index) =>
        AssertPinned("facts", index, ContractSamples.Facts[index], typeof(Fact), StoredJson.Options);

    [Theory]
    [MemberData(nameof(Decisions))]
    public void Decision_Stored_IsWrittenAndReadAsEver(int index) =>
        AssertPinned("decisions", index, ContractSamples.Decisions[index], typeof(Decision), StoredJson.Options);

    [Theory]
    [MemberData(nameof(Notifications))]
    public void Notification_Stored_IsWrittenAndReadAsEver(int index) =>
        AssertPinned("notifications", index, ContractSamples.Notifications[index], typeof(Notification), StoredJson.Options);

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_InHistory_IsWrittenAndReadAsEver(int index) =>
        AssertPinned("messages", index, ContractSamples.Messages[index], ContractSamples.Messages[index].GetType(), WorkerOptions);

    [Fact]
    public void Samples_Facts_AreOfEveryType() => AssertEveryType(typeof(Fact), ContractSamples.Facts);

    [Fact]
    public void Samples_Decisions_AreOfEveryType() => AssertEveryType(typeof(Decision), ContractSamples.Decisions);

    /// <summary>The desk names the type of a refused mail; a type without a text would break the page.</summary>
    [Fact]
    public void Notifications_ThatAreStored_HaveANameAtTheDesk()
    {
        string[] neverStored = [nameof(UnitLinkSent), nameof(CodeReplaced), nameof(ObjectionToConfirm)];
        var texts = Pages.Texts.In(System.Globalization.CultureInfo.GetCultureInfo("en"));

        Assert.All(
            Kinds.Of<Notification>().Select(kind => kind.Name).Except(neverStored),
            kind => Assert.NotEmpty(texts[$"Notifications.Kind.{kind}"])
        );
    }

    [Fact]
    public void Samples_Notifications_AreOfEveryKind() =>
        Assert.Empty(Kinds.Of<Notification>().Except(ContractSamples.Notifications.Select(notification => notification.GetType())));

    [Fact]
    public void Samples_Messages_AreOfEveryTypeThatActivitiesTakeAndGive()
    {
        var activities = typeof(SiteOptions)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method =>
                method.GetParameters().Any(parameter => parameter.IsDefined(typeof(ActivityTriggerAttribute), inherit: false))
            );
        var types = activities
            .SelectMany(method => (IEnumerable<Type>)[method.GetParameters()[0].ParameterType, .. method.ReturnType.GenericTypeArguments])
            .Where(type => type != typeof(string))
            .ToHashSet();

        Assert.NotEmpty(types);
        Assert.Empty(types.Except(ContractSamples.Messages.Select(message => message.GetType())));
    }

    [Fact]
    public void Message_InHistory_HoldsNothingPersonal() =>
        Assert.DoesNotContain(
            ContractSamples.Messages.SelectMany(message => message.GetType().GetProperties()),
            property =>
                property.Name is "Name" or "Title" or "To" or "Email" or "ContactEmail" or "CitizenId" or "Code"
                || property.PropertyType.Namespace!.StartsWith("CreditFunctions.Core.Identifiers", StringComparison.Ordinal)
        );

    // History contains these as numbers: a changed order changes the meaning of old histories.
    [Theory]
    [InlineData(typeof(PlannedKind), "Wait OpenReviewBatch OpenPublicNotice Award Promote End")]
    [InlineData(typeof(CreditState), "Clear Waiting ToBeAsked Suspected Blocked")]
    [InlineData(typeof(FindingRuling), "Dismiss FindIneligible Uphold")]
    [InlineData(typeof(HoldBasis), "Objection CreditBeforeAward")]
    public void Enum_InHistory_KeepsItsOrder(Type type, string names) => Assert.Equal(names.Split(' '), Enum.GetNames(type));

    private static TheoryData<int> Indexes(int count) => [.. Enumerable.Range(0, count)];

    private static void AssertEveryType(Type kind, IEnumerable<object> samples)
    {
        var types = kind.Assembly.GetTypes().Where(type => type.IsSubclassOf(kind) && !type.IsAbstract).ToList();

        Assert.NotEmpty(types);
        Assert.Equal(
            types.Select(type => type.Name).Order(StringComparer.Ordinal),
            samples.Select(sample => sample.GetType().Name).Distinct().Order(StringComparer.Ordinal)
        );
    }

    private static void AssertPinned(string file, int index, object sample, Type type, JsonSerializerOptions options)
    {
        var written = $"{sample.GetType().Name} {JsonNode.Parse(JsonSerializer.Serialize(sample, type, options))!.ToJsonString(Readable)}";
        var pinned = Read(file).ElementAtOrDefault(index);
        Assert.True(pinned == written, $"{file}.golden.txt, line {index + 1}\nis:  {pinned}\nnow: {written}");

        var json = pinned[(pinned.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        var read = JsonSerializer.Deserialize(json, type, options)!;
        Assert.Equal(sample.GetType(), read.GetType());
        Assert.Equal(json, JsonNode.Parse(JsonSerializer.Serialize(read, type, options))!.ToJsonString(Readable));
    }

    private static string[] Read(string file)
    {
        using var stream = typeof(StoredJsonContractTests).Assembly.GetManifestResourceStream($"{file}.golden.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
