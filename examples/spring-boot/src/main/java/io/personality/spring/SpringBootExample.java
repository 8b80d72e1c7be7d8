package io.personality.spring;

import io.personality.core.Personality;
import io.personality.jdbc.JdbcStorage;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The application. */
@SpringBootApplication
public class SpringBootExample {

  /** Starts it. */
  public static void main(String[] args) {
    SpringApplication.run(SpringBootExample.class, args);
  }

  /** The engine, on the application's database; Spring closes it. */
  @Bean
  Personality personality(DataSource source) {
    return Personality.builder().storage(JdbcStorage.on(source)).build();
  }
}
