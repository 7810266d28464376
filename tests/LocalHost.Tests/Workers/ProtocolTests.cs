using CreditFunctions.LocalHost.Workers.Protocol;
using Google.Protobuf.Reflection;

namespace CreditFunctions.LocalHost.Tests.Workers;

/// <summary>The host's subset of the worker protocol matches the worker's package.</summary>
public sealed class ProtocolTests
{
    private static readonly FileDescriptor Worker = (FileDescriptor)
        System
            .Reflection.Assembly.Load("Microsoft.Azure.Functions.Worker.Grpc")
            .GetType("Microsoft.Azure.Functions.Worker.Grpc.Messages.FunctionRpcReflection", throwOnError: true)!
            .GetProperty("Descriptor")!
            .GetValue(null)!;

    [Fact]
    public void Messages_OfTheHost_AreThoseOfTheWorker()
    {
        var ours = FunctionRpcReflection.Descriptor.MessageTypes.SelectMany(Describe).ToList();
        var theirs = Worker.MessageTypes.SelectMany(Describe).ToList();

        Assert.NotEmpty(ours);
        Assert.Equal([], ours.Except(theirs));
    }

    [Fact]
    public void Service_OfTheHost_IsThatOfTheWorker()
    {
        var ours = Assert.Single(FunctionRpcReflection.Descriptor.Services);
        var theirs = Worker.Services.Single(service => service.FullName == ours.FullName);

        Assert.Equal(Describe(theirs), Describe(ours));
    }

    private static string Describe(ServiceDescriptor service) =>
        string.Join(
            '\n',
            service.Methods.Select(method =>
                $"{method.FullName} {method.IsClientStreaming} {method.InputType.FullName} {method.IsServerStreaming} "
                + $"{method.OutputType.FullName}"
            )
        );

    private static IEnumerable<string> Describe(MessageDescriptor message) =>
        [
            message.FullName,
            .. message
                .Fields.InFieldNumberOrder()
                .Select(field =>
                    $"{field.FullName} = {field.FieldNumber} {field.FieldType} {TypeName(field)} {field.IsRepeated} "
                    + $"{field.ContainingOneof?.Name}"
                ),
            .. message.EnumTypes.SelectMany(type => type.Values.Select(value => $"{value.FullName} = {value.Number}")),
            .. message.NestedTypes.SelectMany(Describe),
        ];

    private static string? TypeName(FieldDescriptor field) =>
        field.FieldType switch
        {
            FieldType.Message => field.MessageType.FullName,
            FieldType.Enum => field.EnumType.FullName,
            _ => null,
        };
}
