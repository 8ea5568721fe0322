package chat.parley.testkit.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Signs certificates for the servers of this machine. Its own key lives no longer than it does:
/// what it signed in an earlier run is signed anew.
public final class LocalAuthority {
  private static final Duration LIFE = Duration.ofDays(30);
  private static final Duration CLOCK_SLACK = Duration.ofMinutes(5);
  private static final int SERIAL_BITS = 120;
  private static final String SIGNATURE = "SHA256withECDSA";

  private final Path directory;
  private final X500Name name = new X500Name("CN=Parley on this machine");
  private final KeyPair keys = newKeys();

  /// The PEM files of a server.
  public record Identity(Path certificate, Path key) {}

  private LocalAuthority(Path directory) {
    this.directory = directory;
  }

  /// Makes a new authority that writes its files to a directory.
  public static LocalAuthority in(Path directory) {
    var authority = new LocalAuthority(directory);
    try {
      Files.createDirectories(directory);
      var usage = new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
      var certificate =
          authority
              .builder(authority.name, authority.keys)
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
              .addExtension(Extension.keyUsage, true, usage);
      Files.writeString(authority.certificate(), pem(authority.sign(certificate)));
      return authority;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What clients are to trust.
  public Path certificate() {
    return directory.resolve("ca.pem");
  }

  /// A certificate for `localhost` and 127.0.0.1.
  public Identity issue(String server) {
    var certificate = directory.resolve(server + ".pem");
    var key = directory.resolve(server + ".key");
    var own = newKeys();
    var names =
        new GeneralNames(
            new GeneralName[] {
              new GeneralName(GeneralName.dNSName, "localhost"),
              new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            });
    try {
      var signed =
          sign(
              builder(new X500Name("CN=" + server), own)
                  .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                  .addExtension(Extension.subjectAlternativeName, false, names));
      Files.writeString(certificate, pem(signed));
      Files.deleteIfExists(key);
      Files.createFile(
          key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(key, pem(new JcaPKCS8Generator(own.getPrivate(), null)));
      return new Identity(certificate, key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private X509v3CertificateBuilder builder(X500Name subject, KeyPair own) {
    var from = Instant.now().minus(CLOCK_SLACK);
    return new JcaX509v3CertificateBuilder(
        name,
        new BigInteger(SERIAL_BITS, new SecureRandom()),
        Date.from(from),
        Date.from(from.plus(LIFE)),
        subject,
        own.getPublic());
  }

  private X509CertificateHolder sign(X509v3CertificateBuilder certificate) {
    try {
      return certificate.build(new JcaContentSignerBuilder(SIGNATURE).build(keys.getPrivate()));
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair newKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static String pem(Object object) throws IOException {
    var text = new StringWriter();
    try (var writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    }
    return text.toString();
  }
}
